namespace Onboarding.Bench;

/// <summary>One thing that is measured.</summary>
internal sealed record Scenario(string Name, string Title, Func<BenchAzurite, Report, Task> RunAsync);

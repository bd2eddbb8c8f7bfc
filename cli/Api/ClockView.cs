namespace Onboarding.Cli.Api;

/// <summary>The local host's clock.</summary>
/// <param name="Now">Simulated now.</param>
/// <param name="Scale">Simulated seconds in a second.</param>
internal sealed record ClockView(DateTimeOffset Now, double Scale);

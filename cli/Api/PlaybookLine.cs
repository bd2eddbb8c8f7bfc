namespace Onboarding.Cli.Api;

/// <summary>A playbook in a list, or one that was found fit.</summary>
internal sealed record PlaybookLine(string Id, string Version, string Name, string Description, string? Extends, bool? IsOwn);

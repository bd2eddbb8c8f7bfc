using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Something with a stable id and a name.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What people call it.</param>
public sealed record NamedItem(string Id, LocalizedText Name);

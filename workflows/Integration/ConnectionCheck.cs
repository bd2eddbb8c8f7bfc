using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Integration;

/// <summary>Whether every system that the playbook asks for is connected and tested.</summary>
public static class ConnectionCheck
{
    /// <summary>The systems that the run needs: those of its channels whose checklist item was not waived.</summary>
    public static IEnumerable<RequiredSystem> NeededFor(
        IReadOnlyList<RequiredSystem> systems, IReadOnlyList<string> channels, IReadOnlyList<ChecklistItem> items) =>
        systems.Where(system => (system.Channel is null || channels.Contains(system.Channel))
            && !items.Any(item => item.Id == system.Item && item.Status == ChecklistStatus.Waived));

    /// <summary>One phrase for each needed system without a tested connection.</summary>
    public static IReadOnlyList<Phrase> Missing(IEnumerable<RequiredSystem> needed, IReadOnlyList<Connection> connections) =>
        [.. needed.Where(system => !IsTested(system, connections))
            .Select(system => new Phrase("missing.connection").With("system", system.Name).With("kinds", string.Join(", ", system.AnyOf)))];

    /// <summary>True when a connection to one of the system's kinds was tested and is good.</summary>
    public static bool IsTested(RequiredSystem system, IReadOnlyList<Connection> connections) =>
        connections.Any(connection => connection.Status == ConnectionStatus.Tested && system.AnyOf.Contains(connection.System));
}

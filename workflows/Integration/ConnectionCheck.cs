using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Integration;

/// <summary>Whether every system that the playbook asks for is connected and tested.</summary>
public static class ConnectionCheck
{
    /// <summary>One phrase for each system without a tested connection.</summary>
    public static IReadOnlyList<Phrase> Missing(IReadOnlyList<RequiredSystem> systems, IReadOnlyList<Connection> connections) =>
        [.. systems.Where(system => !IsTested(system, connections))
            .Select(system => new Phrase("missing.connection").With("system", system.Name).With("kinds", string.Join(", ", system.AnyOf)))];

    /// <summary>True when a connection to one of the system's kinds was tested and is good.</summary>
    public static bool IsTested(RequiredSystem system, IReadOnlyList<Connection> connections) =>
        connections.Any(connection => connection.Status == ConnectionStatus.Tested && system.AnyOf.Contains(connection.System));
}

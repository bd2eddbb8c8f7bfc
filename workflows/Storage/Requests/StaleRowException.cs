namespace Onboarding.Workflows.Storage.Requests;

/// <summary>A document is no longer the one that whoever wants to replace it has seen.</summary>
/// <param name="runId">Run.</param>
/// <param name="version">Its version now; null: it is not there.</param>
/// <param name="change">What made it so; null when the audit does not tell.</param>
public sealed class StaleRowException(string runId, string? version, AuditEntry? change) : Exception($"A document of run '{runId}' was changed meanwhile.")
{
    /// <summary>Its version now; null: it is not there.</summary>
    public string? Version { get; } = version;

    /// <summary>Who changed it and when; null when the audit does not tell.</summary>
    public AuditEntry? Change { get; } = change;
}

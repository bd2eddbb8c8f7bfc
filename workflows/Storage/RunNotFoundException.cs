namespace Onboarding.Workflows.Storage;

/// <summary>There is no run with this id.</summary>
/// <param name="runId">The id asked for.</param>
public sealed class RunNotFoundException(string runId) : Exception($"There is no run '{runId}'.")
{
    /// <summary>The id asked for.</summary>
    public string RunId { get; } = runId;
}

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Replayed code decided otherwise than history says: it is not deterministic, or it changed while the instance was running.</summary>
internal sealed class NonDeterministicException(string instanceId, int turn, IReadOnlyList<Arrival> arrivals, int position, string? expected, string? found) : Exception(
    $"Non-deterministic orchestration '{instanceId}': in turn {turn}, after {string.Join(" and ", arrivals.Select(arrival => arrival.Describe()))}, decision {position + 1}: history has {expected ?? "nothing"} but the code made {found ?? "nothing"}. " +
    "An orchestrator must decide the same on every replay; give changed code a new version.");

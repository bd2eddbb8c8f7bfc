namespace Onboarding.Workflows.Gates;

/// <summary>Input of <c>GateOrchestrator</c>: which prepared gate round to bring to its end.</summary>
/// <param name="RunId">Run.</param>
/// <param name="GateId">Gate, prepared by its stage as row <c>gate:{id}:{round}</c>.</param>
/// <param name="Round">Round, from 1.</param>
public sealed record GateOrder(string RunId, string GateId, int Round)
{
    /// <summary>Event that wakes the gate's orchestration when somebody answered; the payload is the approver's key.</summary>
    public const string Answered = "GateAnswered";

    /// <summary>
    /// Event that tells the stage that this round is closed, when the gate's own orchestration is not there any more to tell it; the
    /// payload does not matter. The name is the round's own, so that a late one disturbs no other round.
    /// </summary>
    public string Closed => $"GateClosed:{GateId}:{Round}";

    /// <summary>Id of the gate's orchestration instance.</summary>
    public string InstanceId => $"{RunId}:gate:{GateId}:{Round}";
}

using Onboarding.Workflows.Gates;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Input of a stage's orchestrator.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Turn">Which turn of a stage that goes round for ever, from 1; 1 for the others.</param>
public sealed record StageOrder(string RunId, int Turn = 1)
{
    /// <summary>Which way of the run through its stages, from 1: a gate that sends it back begins another.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>Event by which a submission wakes the stage; its payload is <see cref="SubmissionId"/>.</summary>
    public const string Submitted = "StageSubmitted";

    /// <summary>Id of a stage's orchestration instance: one of its own in each pass, as not every back end lets an ended id be used again.</summary>
    public static string InstanceId(string runId, string stage, int pass = 1) => pass == 1 ? $"{runId}:{stage}" : $"{runId}:{stage}:{pass}";

    /// <summary>What makes a submission the same when it is told twice.</summary>
    public static string SubmissionId(string stage, int round) => $"{stage}:{round}";
}

/// <summary>How a stage ended.</summary>
/// <param name="GoesOn">True when the next stage follows.</param>
/// <param name="Choice">The choice that ended it; null when no gate did.</param>
public sealed record StageOutcome(bool GoesOn, string? Choice = null)
{
    /// <summary>Earlier stage from which the run goes on again; null when its gate sent it to none.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>How a stage ends with its gate.</summary>
    internal static StageOutcome Of(GateOutcome gate) => new(gate.Result == GateResult.Advance, gate.Choice) { ReturnTo = gate.ReturnTo };
}

namespace Onboarding.Workflows.Gates;

/// <summary>How a round that is closed ended.</summary>
internal static class GateOutcomes
{
    /// <summary>Its outcome; a cancelled round, or one of a run that has ended, stops. Null while it is open.</summary>
    public static GateOutcome? Of(GateFile file, DateTimeOffset now)
    {
        if (file.Gate.Outcome is { } outcome) return outcome;
        if (file.IsOpen) return null;
        return new GateOutcome { GateId = file.Gate.Id, Round = file.Gate.Round, Result = GateResult.Stop, At = now };
    }
}

using Onboarding.Functions.Pilots;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Pilot;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilots;

/// <summary>A pilot after its first review, and the same service in operation.</summary>
internal static class SampleRows
{
    public static readonly DateOnly Today = SamplePilot.FirstDay.AddDays(42);

    public static PilotRows Pilot { get; } = new()
    {
        File = SampleFile.File,
        Plan = SampleFile.Plan,
        Days = new PilotDays(SampleFile.Plan.StartsOn, []),
        Criteria = PilotCriteria.Of(SampleFile.File, [30, 60, 90]),
        Readings = [.. Enumerable.Range(0, 42).SelectMany(DayOf)],
        Reviews = [Review],
        BusinessReviews = [],
        OperationsFrom = null,
        Actions = [SamplePilot.Action],
        Ratings = [SamplePilot.Rating("T-1001", SamplePilot.At(27))],
        Meetings = [new Meeting { On = new DateOnly(2026, 5, 18), PilotDay = 7, Minutes = new MeetingMinutes { Decisions = ["<b>More</b> samples"] } }],
    };

    public static PilotRows Service { get; } = Pilot with
    {
        File = SampleFile.File with { Run = SampleFile.RunAt(StageIds.Operations, StageState.Scheduled) },
        OperationsFrom = SamplePilot.FirstDay.AddDays(36),
    };

    /// <summary>The same after a pause of ten days, which began on the pilot's 20th day.</summary>
    public static PilotRows Paused(PilotRows rows) => rows with { Days = new PilotDays(SampleFile.Plan.StartsOn, [SampleFile.PausedInPilot(day: 20, days: 10)]) };

    public static PilotRows Before { get; } = Pilot with
    {
        File = SampleFile.File with { Run = SampleFile.RunAt(StageIds.Training, StageState.Preparing) },
        Readings = [],
        Reviews = [],
    };

    private static Gate Review => new()
    {
        Id = GateIds.ReviewOn(30),
        Stage = StageIds.Pilot,
        Round = 1,
        Status = GateStatus.Decided,
        Case = new GateCase { Question = new Phrase("stage.pilot"), Recommendation = ChoiceIds.Continue, Reasons = [new Phrase("pilot.passed").With("count", 1).With("total", 2)] },
        Outcome = new GateOutcome { GateId = GateIds.ReviewOn(30), Round = 1, Result = GateResult.Advance, Choice = ChoiceIds.AdjustScope, At = SamplePilot.At(30) },
    };

    private static IEnumerable<Reading> DayOf(int day) =>
    [
        new() { Kpi = SamplePilot.Qa.Id, Channel = "phone", Day = SamplePilot.FirstDay.AddDays(day), Numerator = 180 + day % 7, Denominator = 200, Source = "export" },
        new() { Kpi = "first-response-time", Channel = "phone", Day = SamplePilot.FirstDay.AddDays(day), Value = 8 + day % 3, Sample = 300, Source = "export" },
    ];
}

using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Pilot;

/// <summary>The pilot of the sample file after three weeks, with something of everything to take care of.</summary>
internal static class SamplePilot
{
    public static readonly DateOnly FirstDay = SampleFile.Plan.StartsOn;

    public static readonly DateOnly Today = new(2026, 6, 2);

    public static readonly PilotRules Rules = SampleFile.Playbook.Pilot;

    public static readonly Kpi Qa = SampleFile.Playbook.Kpis.First(kpi => kpi.Id == "qa-pass-rate");

    public static readonly ActionCause Warning = new KpiWarning(
        Qa, IsTrend: false, new Interval(0.91m, 0.89m, 0.93m), Interval.Exactly(Qa.Target!.Value)).ToCause("GBP");

    public static readonly CorrectiveAction Action = ActionOpening.For(
        Warning, [], StageIds.Pilot, new ActionOwner(Roles.BpoOwner, "Daniel Okafor", "daniel@example.com"), new DateOnly(2026, 6, 1), At(25))!;

    public static readonly MonthlyEvaluation Evaluation = new()
    {
        Month = "2026-05",
        Agents =
        [
            new AgentEvaluation { AgentId = "HV-1", QaScore = 93, Verdict = AgentVerdict.Meets },
            new AgentEvaluation { AgentId = "HV-2", QaScore = 81, Verdict = AgentVerdict.Retrain },
            new AgentEvaluation { AgentId = "HV-3", QaScore = 60, Verdict = AgentVerdict.Replace },
        ],
        Vendor = [.. Rules.Evaluation.Criteria.Select(criterion => new VendorMark { Criterion = criterion.Id, Mark = criterion.Id == "staffing" ? 2 : 4 })],
        CommonDefects = ["Refund rule not explained", "Ticket closed without a tag"],
    };

    public static BadRating Rating(string reference, DateTimeOffset receivedAt)
    {
        var report = new RatingReport { Reference = reference, Channel = "chat", Day = new DateOnly(2026, 5, 28), Score = 20, Wrong = "Had to ask three times" };
        return new BadRating { Id = BadRating.IdOf(report), Report = report, ReceivedAt = receivedAt };
    }

    public static PilotCare Care(params MonthlyEvaluation[] evaluations) =>
        PilotCare.Of([Action], [Rating("T-1001", At(27)), Rating("T-1002", At(31))], evaluations, Rules, FirstDay, Today);

    public static IReadOnlyList<AgendaItem> Agenda => MeetingAgenda.Of(
        SampleFile.File,
        [Measured.OfShare(1880, 2000, 10, Qa.Id), Measured.OfShare(640, 700, 18, Qa.Id), Measured.OfShare(270, 300, 19, Qa.Id, "chat")],
        FirstDay.AddDays(14), Care(Evaluation), Today);

    /// <summary>Noon on a day of May 2026.</summary>
    public static DateTimeOffset At(int day) => new(2026, 5, day, 12, 0, 0, TimeSpan.Zero);
}

using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotWarningsTests
{
    private const int LastDay = 27;

    private static readonly WarningRules Rules = new();

    [Theory]
    [InlineData(920, 920, null)]
    [InlineData(860, 860, "threshold")]
    [InlineData(960, 860, "threshold")]
    [InlineData(980, 940, "trend")]
    [InlineData(940, 980, null)]
    [InlineData(860, 940, null)]
    [InlineData(900, 895, null)]
    public void A_week_warns_beyond_its_target_or_when_it_is_worse_than_the_weeks_before(int before, int recent, string? kind) =>
        Assert.Equal(kind, KindOf(Warn(Days(before, recent, 200))));

    [Theory]
    [InlineData(860, 50, 6, null)]
    [InlineData(860, 500, 3, null)]
    [InlineData(860, 500, 4, "threshold")]
    public void Too_few_cases_or_days_say_nothing(int recent, int cases, int days, string? kind) =>
        Assert.Equal(kind, KindOf(Warn([.. Days(950, recent, cases / days).Where(reading => reading.Day > Measured.Day.AddDays(LastDay - days))])));

    [Fact]
    public void Without_a_target_a_KPI_is_held_against_its_baseline()
    {
        var kpi = Measured.Share with { Target = null };
        BaselineValue[] baseline = [new() { Kpi = "share", Value = 0.95m, SampleSize = 40_000, From = Measured.Day, To = Measured.Day }];

        Assert.Equal("threshold", KindOf(PilotWarnings.Of([kpi], baseline, Days(900, 900, 200), Rules, Measured.Day.AddDays(LastDay), [])));
        Assert.Empty(PilotWarnings.Of([kpi], [], Days(900, 900, 200), Rules, Measured.Day.AddDays(LastDay), []));
    }

    [Fact]
    public void A_mean_that_rises_above_its_target_warns()
    {
        Reading[] readings = [.. Enumerable.Range(0, LastDay + 1).Select(day => Measured.OfMean(day > 20 ? 14 + day % 2 : 8 + day % 2, 200, day))];

        Assert.Equal("threshold", KindOf(PilotWarnings.Of([Measured.Mean], [], readings, Rules, Measured.Day.AddDays(LastDay), [])));
    }

    [Fact]
    public void While_its_action_is_open_a_KPI_does_not_warn_again_and_others_do()
    {
        var open = Opened("share");

        Assert.Empty(Warn(Days(860, 860, 200), open));
        Assert.NotEmpty(Warn(Days(860, 860, 200), Opened("other")));
        Assert.NotEmpty(Warn(Days(860, 860, 200), open with { Kind = ActionKinds.ByHand }));
    }

    [Theory]
    [InlineData(22, "threshold")]
    [InlineData(23, "threshold")]
    [InlineData(24, null)]
    [InlineData(27, null)]
    public void Days_up_to_the_closing_of_its_action_do_not_warn_again(int closedOn, string? kind)
    {
        var closed = Opened("share") with { Status = ActionStatus.Done, ClosedAt = new DateTimeOffset(Measured.Day.AddDays(closedOn), new TimeOnly(9, 0), TimeSpan.Zero) };

        Assert.Equal(kind, KindOf(Warn(Days(860, 860, 200), closed)));
    }

    [Fact]
    public void The_order_of_the_readings_never_matters() => Gen.Shuffle(Days(960, 860, 200).ToArray()).Sample(readings =>
        Warn(Days(960, 860, 200)).SequenceEqual(Warn(readings)));

    [Fact]
    public void What_gets_worse_never_takes_a_warning_back() => Gen.Select(Gen.Int[700, 1000], Gen.Int[700, 1000], Gen.Int[0, 200]).Sample((before, recent, worse) =>
        Warn(Days(before, recent, 200)).Count == 0 || Warn(Days(before, recent - worse, 200)).Count > 0);

    [Fact]
    public void Days_that_are_not_due_yet_do_not_count() =>
        Assert.Empty(Warn([.. Days(940, 940, 200), .. Enumerable.Range(LastDay + 1, 7).Select(day => Measured.OfShare(0, 200, day))]));

    private static IReadOnlyList<KpiWarning> Warn(IReadOnlyList<Reading> readings, params CorrectiveAction[] actions) =>
        PilotWarnings.Of([Measured.Share], [], readings, Rules, Measured.Day.AddDays(LastDay), actions);

    // Per thousand, in the three weeks before and in the newest week.
    private static IReadOnlyList<Reading> Days(int before, int recent, int cases) =>
        [.. Enumerable.Range(0, LastDay + 1).Select(day => Measured.OfShare(cases * (day > LastDay - 7 ? recent : before) / 1000, cases, day))];

    private static string? KindOf(IReadOnlyList<KpiWarning> warnings) => warnings.Count == 0 ? null : warnings.Single().IsTrend ? "trend" : "threshold";

    private static CorrectiveAction Opened(string subject) => ActionOpening.For(
        new ActionCause(ActionKinds.Warning, subject, new Phrase("pilot.warning")), [], StageIds.Pilot,
        new ActionOwner(Roles.BpoOwner, "Daniel", "d@example.com"), Measured.Day, new DateTimeOffset(Measured.Day, TimeOnly.MinValue, TimeSpan.Zero))!;
}

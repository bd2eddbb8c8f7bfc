using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class RampReviewTests
{
    private const string Kpi = "qa-pass-rate";

    private static readonly DateOnly First = Measured.Day;

    private static readonly RunFile File = SampleFile.File with
    {
        Playbook = SampleFile.Playbook with { Kpis = [.. SampleFile.Playbook.Kpis.Where(kpi => kpi.Id == Kpi)] },
    };

    // Three steps of 14 days: the first misses, the others are open.
    private static readonly IReadOnlyList<RampStepResult> Former =
    [
        .. File.Playbook.ScaleUp.Steps.Select((step, place) => new RampStepResult(
            step.Id, First.AddDays(14 * place), First.AddDays(14 * place + 13), 0, place == 0 ? [Kpi] : [], place == 0 ? [] : [Kpi])),
    ];

    private static readonly PilotCriteria Criteria = PilotCriteria.Of(File, [30, 60, 90]);

    [Fact]
    public void Corrected_readings_change_a_step_s_verdict_over_its_own_days()
    {
        var results = RampReview.Of(File, Criteria, Former, [Good(0), Good(13), Bad(14)], Former[^1].To);

        Assert.Equal((1, 0), (results[0].Passed, results[0].Failed.Count));
        Assert.Equal((Former[0].From, Former[0].To), (results[0].From, results[0].To));
        Assert.Equal([Kpi], results[1].Failed);
    }

    [Fact]
    public void The_last_step_is_judged_over_its_newest_days()
    {
        var lastDay = Former[^1].To.AddDays(10);

        var results = RampReview.Of(File, Criteria, Former, [Bad(28), Bad(37), Good(38), Good(51)], lastDay);

        Assert.Equal((lastDay.AddDays(-13), lastDay), (results[^1].From, results[^1].To));
        Assert.Equal((1, 0), (results[^1].Passed, results[^1].Failed.Count));
    }

    [Fact]
    public void Nothing_new_judges_the_same()
    {
        var once = RampReview.Of(File, Criteria, Former, [Bad(0), Good(14), Good(28)], Former[^1].To);
        var twice = RampReview.Of(File, Criteria, once, [Good(28), Good(14), Bad(0)], Former[^1].To);

        Assert.All(once.Zip(twice), pair => Assert.True(pair.First.IsSameAs(pair.Second)));
        Assert.False(once[0].IsSameAs(once[0] with { Failed = [] }));
    }

    [Fact]
    public void A_repeated_step_keeps_what_it_was_before_and_is_judged_over_its_own_days()
    {
        IReadOnlyList<RampStepResult> former = [Former[0], Former[0] with { From = First.AddDays(20), To = First.AddDays(33), Attempt = 2 }];

        var results = RampReview.Of(File, Criteria, former, [Bad(0), Good(21), Good(39)], First.AddDays(40));

        Assert.Equal([(1, First), (2, First.AddDays(27))], results.Select(result => (result.Attempt, result.From)));
        Assert.Equal([1, 0], results.Select(result => result.Failed.Count));
        Assert.Equal(["ramp:agents", "ramp:agents:2"], results.Select(result => result.Key));
    }

    [Fact]
    public void A_stop_recommends_going_on_once_the_newest_days_meet_the_rule()
    {
        var stopped = PrepareRampStopGate.CaseOf(Ruled, [Former[0]], null);
        var recovered = PrepareRampStopGate.CaseOf(Ruled, [Former[0] with { Failed = [], Passed = 1 }], "Two team leads were added.");

        Assert.Equal(("repeat-step", "ramp-stop.missed-critical"), (stopped.Recommendation, Assert.Single(stopped.Reasons).Key));
        Assert.Equal(("continue", "ramp-stop.recovered"), (recovered.Recommendation, Assert.Single(recovered.Reasons).Key));
        Assert.Equal("Two team leads were added.", recovered.Note);
    }

    [Fact]
    public void A_critical_miss_asks_for_changes_until_the_newest_days_meet_the_target()
    {
        var missed = PrepareScaleUpGate.CaseOf(File, Former, null);
        var met = PrepareScaleUpGate.CaseOf(File, [Former[0], Former[1], Former[2] with { Passed = 1, Open = [] }], "Two team leads were added.");

        Assert.Equal(("request-changes", "scale-up.failed"), (missed.Recommendation, Assert.Single(missed.Reasons).Key));
        Assert.Equal(("approve", "scale-up.met-since"), (met.Recommendation, Assert.Single(met.Reasons).Key));
        Assert.Equal("Two team leads were added.", met.Note);
    }

    [Fact]
    public void A_ramp_without_a_miss_is_approved_and_shows_every_step()
    {
        var held = PrepareScaleUpGate.CaseOf(File, [.. Former.Select(step => step with { Passed = 1, Failed = [], Open = [] })], null);

        Assert.Equal(("approve", "scale-up.held"), (held.Recommendation, Assert.Single(held.Reasons).Key));
        Assert.Equal(["pass", "pass", "pass"], held.Figures.Select(figure => figure.Verdict));
    }

    [Fact]
    public void The_order_of_readings_and_steps_never_matters() =>
        AnyDays.SelectMany(days => Gen.Select(Gen.Shuffle(days), Gen.Shuffle(Former.ToArray())).Select(other => (days, other.Item1, other.Item2))).Sample(one =>
        {
            var (days, shuffled, former) = one;
            var lastDay = Former[^1].To.AddDays(3);

            return Same(RampReview.Of(File, Criteria, Former, days, lastDay), RampReview.Of(File, Criteria, former, shuffled, lastDay));
        });

    [Fact]
    public void A_further_good_day_never_makes_a_step_miss_and_a_further_bad_one_never_makes_it_meet() => Gen.Select(AnyDays, Gen.Int[0, 41]).Sample((days, day) =>
    {
        var before = RampReview.Of(File, Criteria, Former, days, Former[^1].To);
        var better = RampReview.Of(File, Criteria, Former, [.. days, Good(day)], Former[^1].To);
        var worse = RampReview.Of(File, Criteria, Former, [.. days, Bad(day)], Former[^1].To);

        return before.Zip(better).All(pair => pair.First.Failed.Count > 0 || pair.Second.Failed.Count == 0)
            && before.Zip(worse).All(pair => pair.First.Passed > 0 || pair.Second.Passed == 0);
    });

    private static readonly Gen<Reading[]> AnyDays = Gen.Select(Gen.Int[0, 41], Gen.Bool).Select(day => day.Item2 ? Good(day.Item1) : Bad(day.Item1)).Array[0, 8];

    private static bool Same(IReadOnlyList<RampStepResult> one, IReadOnlyList<RampStepResult> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.IsSameAs(pair.Second));

    private static RunFile Ruled => File with
    {
        Playbook = File.Playbook with
        {
            Kpis = [.. File.Playbook.Kpis.Select(kpi => kpi with { Critical = true })],
            ScaleUp = File.Playbook.ScaleUp with { Stop = new RampStopRule { On = RampStopOn.Critical } },
        },
    };

    private static Reading Good(int day) => Measured.OfShare(1000, 1000, day, Kpi);

    private static Reading Bad(int day) => Measured.OfShare(800, 1000, day, Kpi);
}

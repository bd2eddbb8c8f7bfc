using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotTermsTests
{
    [Theory]
    [InlineData("2026-05-06", "2026-05-11")]
    [InlineData("2026-05-10", "2026-05-11")]
    [InlineData("2026-05-11", "2026-05-12")]
    [InlineData("2026-06-20", "2026-06-21")]
    public void A_pilot_begins_as_planned_or_on_the_day_after_a_late_approval(string approvedOn, string first) =>
        Assert.Equal(Day(first), PilotTerms.FirstDay(SampleFile.Plan, Day(approvedOn)));

    [Theory]
    [InlineData(60, new[] { 30, 60 })]
    [InlineData(61, new[] { 30, 60, 61 })]
    [InlineData(75, new[] { 30, 60, 75 })]
    [InlineData(90, new[] { 30, 60, 90 })]
    public void The_last_day_is_always_a_review_day(int length, int[] days) =>
        Assert.Equal(days, PilotTerms.Of(SampleFile.Plan with { LengthDays = length }, SampleFile.Playbook).ReviewDays);

    [Theory]
    [InlineData(0, 30)]
    [InlineData(29, 30)]
    [InlineData(30, 60)]
    [InlineData(75, 90)]
    [InlineData(90, null)]
    public void The_next_review_follows_the_day_just_held(int held, int? next) =>
        Assert.Equal(next, PilotTerms.Of(SampleFile.Plan, SampleFile.Playbook).ReviewAfter(held));

    [Fact]
    public void Terms_in_a_history_from_before_the_hours_for_readings_keep_their_times()
    {
        const string history = """{"StartsOn":"2026-05-11","LengthDays":90,"MaximumDays":90,"ReviewDays":[30,60,90],"RemindDaysBefore":3}""";

        Assert.Equal(
            new DateTimeOffset(2026, 6, 10, 0, 0, 0, TimeSpan.Zero),
            System.Text.Json.JsonSerializer.Deserialize<PilotTerms>(history)!.ReviewAt(30));
    }

    [Fact]
    public void Reviews_rise_to_the_last_day_and_a_longer_pilot_keeps_those_of_a_shorter_one() => Gen.Select(Gen.Int[60, 90], Gen.Int[60, 90], Gen.Int[0, 90]).Sample((one, other, held) =>
    {
        var (shorter, longer) = (TermsOf(Math.Min(one, other)), TermsOf(Math.Max(one, other)));

        return longer.ReviewDays.Zip(longer.ReviewDays.Skip(1)).All(pair => pair.First < pair.Second)
            && longer.ReviewDays[^1] == longer.LengthDays
            && shorter.ReviewDays.SkipLast(1).All(longer.ReviewDays.Contains)
            && (longer.ReviewAfter(held) is not { } next || (next > held && longer.ReviewDays.All(day => day <= held || day >= next)));
    });

    [Fact]
    public void A_later_approval_never_begins_a_pilot_sooner() => Gen.Select(Gen.Int[-30, 60], Gen.Int[0, 60]).Sample((approved, later) =>
        PilotTerms.FirstDay(SampleFile.Plan, SampleFile.Plan.StartsOn.AddDays(approved + later)) >= PilotTerms.FirstDay(SampleFile.Plan, SampleFile.Plan.StartsOn.AddDays(approved)));

    [Theory]
    [InlineData(1, 2, "2026-05-10")]
    [InlineData(10, 14, "2026-05-14")]
    [InlineData(10, 20, "2026-05-16")]
    [InlineData(10, null, "2026-05-16")]
    [InlineData(17, 19, "2026-05-10")]
    public void A_pause_that_kept_an_approved_run_from_its_pilot_holds_up_the_first_day(int from, int? to, string freeOn)
    {
        static DateTimeOffset On(int day) => new(2026, 5, day, 12, 0, 0, TimeSpan.Zero);
        var pause = new RunPause { Number = 1, Stage = StageIds.Training, From = On(from), To = to is { } day ? On(day) : null, By = "Mei Lin Tan", Reason = "Peak season." };

        Assert.Equal(Day(freeOn), PilotTerms.FreeOn(approvedAt: On(10), enteredAt: On(16), [pause]));
    }

    private static PilotTerms TermsOf(int length) => PilotTerms.Of(SampleFile.Plan with { LengthDays = length }, SampleFile.Playbook);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class RampStopTests
{
    private const string Critical = "critical";
    private const string Usual = "usual";

    private static readonly DateOnly First = new(2026, 8, 10);

    private static readonly IReadOnlyList<Kpi> Kpis =
    [
        SampleFile.Playbook.Kpis[0] with { Id = Critical, Critical = true },
        SampleFile.Playbook.Kpis[0] with { Id = Usual, Critical = false },
    ];

    [Theory]
    [InlineData("", "", RampStopOn.Critical, false, 1, null)]
    [InlineData(Usual, "", RampStopOn.Critical, false, 1, null)]
    [InlineData(Usual, "", RampStopOn.Any, false, 1, "repeat-step")]
    [InlineData(Critical, "", RampStopOn.Critical, false, 1, "repeat-step")]
    [InlineData(Critical, "", RampStopOn.Critical, false, 2, "exit")]
    [InlineData(Usual, "", RampStopOn.Any, false, 3, "exit")]
    [InlineData("", Critical, RampStopOn.Critical, false, 1, null)]
    [InlineData("", Critical, RampStopOn.Critical, true, 1, "hold")]
    [InlineData("", Critical, RampStopOn.Critical, true, 2, "hold")]
    [InlineData("", Usual, RampStopOn.Any, true, 1, null)]
    [InlineData(Critical, Usual, RampStopOn.Critical, true, 1, "repeat-step")]
    public void The_playbook_s_rule_decides_whether_the_ramp_stops(string failed, string open, RampStopOn on, bool withoutData, int attempt, string? choice)
    {
        var stop = RampStop.Of(Result(Ids(failed), Ids(open), attempt), Kpis, new RampStopRule { On = on, WithoutData = withoutData });

        Assert.Equal(choice, stop?.Choice);
        Assert.Equal(choice is null, stop is null || stop.Reasons.Count == 0);
    }

    [Fact]
    public void A_playbook_without_a_rule_never_stops() => Assert.Null(RampStop.Of(Result([Critical], [], 9), Kpis, null));

    [Fact]
    public void A_stop_says_which_KPI_it_is_about_and_how_often_the_step_was_repeated()
    {
        var stop = RampStop.Of(Result([Critical], [], 2), Kpis, new RampStopRule { On = RampStopOn.Critical })!;

        Assert.Equal(["ramp-stop.missed-critical", "ramp-stop.repeated"], stop.Reasons.Select(reason => reason.Key));
        Assert.Equal(1, stop.Reasons[1].Values["count"].Number);
    }

    [Fact]
    public void One_more_missed_KPI_never_lets_a_stopped_ramp_go_on() => Gen.Select(Sets, Sets, Gen.Int[1, 4], Rules).Sample((failed, open, attempt, rule) =>
    {
        var before = RampStop.Of(Result(failed, open, attempt), Kpis, rule);
        var after = RampStop.Of(Result([.. failed.Append(Critical).Distinct()], [.. open.Where(id => id != Critical)], attempt), Kpis, rule);
        return after is not null && (before is null || Severity(after.Choice) >= Severity(before.Choice));
    });

    [Fact]
    public void The_order_of_KPIs_never_matters() => Gen.Select(Sets, Sets, Gen.Int[1, 4], Rules).Sample((failed, open, attempt, rule) =>
        RampStop.Of(Result(failed, open, attempt), Kpis, rule)?.Choice
        == RampStop.Of(Result([.. failed.Reverse()], [.. open.Reverse()], attempt), [.. Kpis.Reverse()], rule)?.Choice);

    [Fact]
    public void A_further_repeat_is_never_judged_milder() => Gen.Select(Sets, Sets, Gen.Int[1, 4], Rules).Sample((failed, open, attempt, rule) =>
        Severity(RampStop.Of(Result(failed, open, attempt + 1), Kpis, rule)?.Choice) >= Severity(RampStop.Of(Result(failed, open, attempt), Kpis, rule)?.Choice));

    private static readonly Gen<IReadOnlyList<string>> Sets =
        Gen.Select(Gen.Bool, Gen.Bool).Select(IReadOnlyList<string> (pair) => [.. pair.Item1 ? [Critical] : Array.Empty<string>(), .. pair.Item2 ? [Usual] : Array.Empty<string>()]);

    private static readonly Gen<RampStopRule> Rules = Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3])
        .Select(rule => new RampStopRule { On = rule.Item1 ? RampStopOn.Any : RampStopOn.Critical, WithoutData = rule.Item2, MaximumRepeats = rule.Item3 });

    private static int Severity(string? choice) => Array.IndexOf([null, "hold", "repeat-step", "exit"], choice);

    private static string[] Ids(string id) => id.Length == 0 ? [] : [id];

    private static RampStepResult Result(IReadOnlyList<string> failed, IReadOnlyList<string> open, int attempt) =>
        new("agents", First, First.AddDays(13), 5, failed, open) { Attempt = attempt };
}

using System.Text.Json;
using Onboarding.Cli;
using Onboarding.Cli.Api;
using Onboarding.Cli.Demo;
using Onboarding.Cli.Inbox;

namespace Onboarding.Unit.Tests.Cli;

public sealed class DemoCheckTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonElement Key = JsonSerializer.SerializeToElement("r:k");
    private static readonly Texts English = Texts.In(Texts.English);

    private static readonly DemoScript Script =
        new([], [], [new("pilot-review-90", 1, "scale-up", new Dictionary<string, string> { ["csat"] = "pass" })], "scaledUp");

    [Fact]
    public void A_run_as_the_example_implies_has_no_findings() => Assert.Empty(DemoCheck.Findings(Good(), Script, English));

    [Fact]
    public void Another_outcome_is_a_finding() =>
        Finds(Good() with { Run = Run("exited") }, "the run ended as exited");

    [Fact]
    public void Another_decision_is_a_finding() =>
        Finds(Good() with { Gates = [Gate("continue", "pass")] }, "gate not expected: pilot-review-90 #1: continue");

    [Fact]
    public void Another_verdict_is_a_finding() =>
        Finds(Good() with { Gates = [Gate("scale-up", "open")] }, "Satisfaction is open");

    [Fact]
    public void A_broken_chain_is_a_finding() =>
        Finds(Good() with { Timeline = new([], "broken at 3", 3) }, "the audit chain is broken at entry 3");

    [Fact]
    public void A_stage_entered_twice_is_a_finding()
    {
        var entered = new TimelineEntry(1, At, "system", "stage.entered", "pilot", "");
        Finds(Good() with { Timeline = new([entered, entered with { Sequence = 2 }], "intact") }, "stage entered twice: pilot");
    }

    [Fact]
    public void A_mail_that_arrived_twice_is_a_finding() =>
        Finds(Good() with { Letters = [Letter("1"), Letter("2")] }, "mail sent twice");

    [Fact]
    public void A_mail_that_never_arrived_is_a_finding() =>
        Finds(Good() with { Letters = [] }, "mail not in the inbox");

    private static void Finds(DemoEvidence evidence, string expected) =>
        Assert.Contains(DemoCheck.Findings(evidence, Script, English), finding => finding.Contains(expected, StringComparison.Ordinal));

    private static DemoEvidence Good() => new(
        Run("scaledUp"),
        [Gate("scale-up", "pass")],
        [new("k", "approval-request", "helen@shop.example", "Decide", "sent", 1, At)],
        [Letter("1")],
        new([new(1, At, "system", "stage.entered", "pilot", "")], "intact"),
        new([new("csat", new("Satisfaction", "满意度"), "mean", "points", "atLeast", 85)]));

    private static RunView Run(string status) =>
        new("r", "Shop", "Run", status, "operations", "inReview", 1, null, null, null, null, At, At, null);

    private static GateView Gate(string choice, string verdict) => new(
        "pilot-review-90", "pilot", 1, "decided", At, null, "?", null, [new("Satisfaction", "89", verdict)], null, new("advance", choice, At));

    private static Letter Letter(string id) =>
        new(id, "Decide", "", [new("helen@shop.example", null)], At, new Dictionary<string, JsonElement> { ["x-onboarding-key"] = Key });
}

using System.Net;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Gates;

namespace Onboarding.Integration.Tests.Healing;

/// <summary>A run that stands still because something of its orchestrations was lost is set going again, and the audit says so once.</summary>
public sealed class HealingTests
{
    private const string Gate = "requirements";

    private static readonly (string, string)[] Eager = [("Reconciler__Patience", "00:00:00"), ("Reconciler__Schedule", "* * * * * *")];

    [Fact]
    public async Task A_decision_that_its_orchestration_has_not_seen_is_seen()
    {
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var (run, people) = await LeaveInReviewAsync(stack, api, inbox);
        var damage = new Damage(stack, run.Id);
        foreach (var person in people) await damage.AnswerUntoldAsync(Gate, person, "approve");

        await using var app = await AppProcess.StartAsync(stack, clock: null, Eager);

        await run.WaitForStageAsync("shortlist", "preparing");
        await ExpectHealedAsync(run, "its next step had not begun");
    }

    [Fact]
    public async Task A_gate_past_its_last_day_that_nothing_wakes_up_for_is_closed_and_the_stage_goes_back()
    {
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        using var visitor = new Visitor();
        var (run, people) = await LeaveInReviewAsync(stack, api, inbox);
        await new Damage(stack, run.Id).LetExpireAsync(Gate);

        await using var app = await AppProcess.StartAsync(stack, clock: null, Eager);

        await ExpectGivenBackAsync(run);
        await ExpectHealedAsync(run, "was open past its last day");
        var late = await visitor.OpenAsync(await run.LinkAsync(Gate, people[0]));
        Assert.Equal((HttpStatusCode.OK, false), (late.Status, late.HasForm));
    }

    [Fact]
    public async Task A_gate_past_its_last_day_whose_orchestration_is_lost_is_closed_and_the_stage_goes_back()
    {
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var (run, _) = await LeaveInReviewAsync(stack, api, inbox);
        var damage = new Damage(stack, run.Id);
        await damage.LoseInstanceAsync(new GateOrder(run.Id, Gate, 1).InstanceId);
        await damage.LetExpireAsync(Gate);

        await using var app = await AppProcess.StartAsync(stack, clock: null, Eager);

        await ExpectGivenBackAsync(run);
        await ExpectHealedAsync(run, "was open past its last day");
    }

    [Fact]
    public async Task An_open_gate_whose_orchestration_is_lost_gets_another_one_and_its_decision_counts()
    {
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var (run, people) = await LeaveInReviewAsync(stack, api, inbox);
        await new Damage(stack, run.Id).LoseInstanceAsync(new GateOrder(run.Id, Gate, 1).InstanceId);

        await using (await AppProcess.StartAsync(stack, clock: null, Eager))
        {
            await ExpectHealedAsync(run, "Nothing watched over");
            await run.DecideAsync(Gate, "approve");
        }

        // What was written a moment ago is on its way for some minutes; on this clock they are seconds.
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(TimeProvider.System.GetUtcNow(), Scale: 60), Eager);
        await run.WaitForStageAsync("shortlist", "preparing");
        Assert.Single(await run.KindsAsync(), "gate.opened");
        var requests = (await inbox.OfAsync(run.Id)).Count(letter => letter.Key.Contains(":approval-request:", StringComparison.Ordinal));
        Assert.Equal(people.Count, requests);
    }

    [Fact]
    public async Task A_gate_whose_mails_were_never_begun_asks()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        PlayedRun run;
        await using (await AppProcess.StartAsync(stack))
        {
            run = await PlayedRun.StartAsync(api, inbox, "Not asked");
            await run.SubmitAsync(Gate);
            await Eventually.HoldsAsync(async () => (await run.KindsAsync()).Contains("mail.delayed"), "the mails to be delayed");
        }

        await new Damage(stack, run.Id).LoseInstanceAsync(GateMails.Request(new GateOrder(run.Id, Gate, 1)).InstanceId);
        await stack.StartInboxAsync();
        await using var app = await AppProcess.StartAsync(stack, clock: null, Eager);

        foreach (var person in await run.AskedAsync(Gate)) Assert.NotNull(await run.LinkAsync(Gate, person));
        Assert.Contains("run.healed", await run.KindsAsync());
    }

    private static async Task<(PlayedRun Run, IReadOnlyList<string> People)> LeaveInReviewAsync(LocalStack stack, Api api, Inbox inbox)
    {
        await using var app = await AppProcess.StartAsync(stack);
        var run = await PlayedRun.StartAsync(api, inbox, "Left in review");
        await run.SubmitAsync(Gate);
        var people = await run.AskedAsync(Gate);
        foreach (var person in people) await run.LinkAsync(Gate, person);
        await Eventually.HoldsAsync(async () => (await run.KindsAsync()).Count(kind => kind == "mail.sent") >= people.Count, "every mail to be recorded");
        return (run, people);
    }

    private static async Task ExpectGivenBackAsync(PlayedRun run)
    {
        await run.WaitForAsync("round 2", view => view["round"]!.GetValue<int>() == 2 && view["stageState"]!.ToString() == "preparing");
        Assert.Equal("expired", (await run.LastRoundAsync(Gate))["status"]!.ToString());
        Assert.Single(await run.KindsAsync(), "gate.expired");
    }

    private static async Task ExpectHealedAsync(PlayedRun run, string what)
    {
        await Eventually.HoldsAsync(async () => (await run.KindsAsync()).Contains("run.healed"), "the audit to say that it was healed");
        var timeline = await run.TimelineAsync();
        var said = timeline["items"]!.AsArray().Where(item => item!["kind"]!.ToString() == "run.healed").Select(item => item!.ToJsonString()).ToList();
        Assert.Contains(what, Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal("intact", timeline["chain"]!.ToString());
    }
}

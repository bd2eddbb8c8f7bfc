using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Integration.Tests.Pilot;

/// <summary>What is done each day of the pilot, over real tables: safe to run twice.</summary>
[Collection(LocalServices.Collection)]
public sealed class PilotActivitiesTests(LocalServices local)
{
    private const string Kpi = "qa-pass-rate";

    private static readonly DateOnly Today = DateOnly.FromDateTime(GateApp.Start.UtcDateTime);
    private static readonly DateOnly FirstDay = Today.AddDays(-8);

    [Fact]
    public async Task A_day_is_looked_at_once_though_the_activity_runs_twice()
    {
        await using var app = await StartAsync(800);

        var (first, second) = (await LookAsync(app, 7), await LookAsync(app, 7));

        Assert.Equal(($"warning.{Kpi}.1", Today), (Assert.Single(first.Opened), first.MeetingOn));
        Assert.Equal((first.IsOver, first.MeetingOn, first.Opened[0]), (second.IsOver, second.MeetingOn, second.Opened[0]));
        Assert.Single(await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action"));
        Assert.Equal(["pilot.warning", "action.opened", "meeting.called"], (await app.AuditKindsAsync()).TakeLast(3));
        // The day after, the action is still open.
        Assert.Empty((await LookAsync(app, 8)).Opened);
    }

    [Fact]
    public async Task A_day_without_news_leaves_no_trace()
    {
        await using var app = await StartAsync(1000);

        var look = await LookAsync(app, 6);

        Assert.Equal((false, 0, null), (look.IsOver, look.Opened.Count, look.MeetingOn));
        Assert.DoesNotContain("pilot.warning", await app.AuditKindsAsync());
        Assert.Empty(await app.Store.ListAsync<PilotLook>(app.Order.RunId, "pilot-look"));
    }

    [Fact]
    public async Task After_the_pilot_there_is_nothing_to_look_at()
    {
        await using var app = await StartAsync(800, StageIds.ScaleUp);

        Assert.True((await LookAsync(app, 7)).IsOver);
        Assert.Empty(await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action"));
    }

    [Fact]
    public async Task An_agent_who_is_replaced_keeps_every_attempt_and_is_not_certified_any_more()
    {
        await using var app = await StartAsync(1000);
        var agent = new Agent
        {
            Id = "HV-1",
            Languages = ["en"],
            Channels = ["chat"],
            Attempts = [.. PlaybookFacts.Usual.Playbook.Training.Modules.Select(module => new Attempt(module.Id, 100, FirstDay.AddDays(-9), 1))],
        };
        await PutAsync(app, StageIds.Pilot, (RowKeys.Agent(agent.Id), agent));
        var evaluation = new MonthlyEvaluation
        {
            Month = EvaluationCheck.MonthOf(FirstDay),
            Agents = [new AgentEvaluation { AgentId = agent.Id, QaScore = 10, Verdict = AgentVerdict.Replace }],
            Vendor = [.. PlaybookFacts.Usual.Playbook.Pilot.Evaluation.Criteria.Select(criterion => new VendorMark { Criterion = criterion.Id, Mark = 5 })],
        };

        for (var time = 0; time < 2; time++) await new PutEvaluation(app.Store, app.Clock).PutAsync(app.Order.RunId, evaluation);

        var left = await app.Store.GetAsync<Agent>(app.Order.RunId, RowKeys.Agent(agent.Id));
        Assert.Equal((Today, agent.Attempts.Count), (left.LeftOn, left.Attempts.Count));
        Assert.True(agent.ServesOn(Today));
        Assert.False(left.ServesOn(Today));
        Assert.Single(await app.AuditKindsAsync(), "evaluation.given");
        var signal = Assert.Single(await app.Store.ListAsync<Signal>(app.Order.RunId, "signal"));
        Assert.Equal((ActionOrder.Opened, $"agent.{evaluation.Month}.1"), (signal.EventName, signal.DedupeId));
    }

    private static Task<PilotLook> LookAsync(GateApp app, int day) =>
        app.RunAsync<LookAtPilotDay, LookOrder, PilotLook>(new LookOrder(app.Order.RunId, day));

    private async Task<GateApp> StartAsync(int hits, string stage = StageIds.Pilot)
    {
        var app = await GateApp.StartAsync(local);
        await PutAsync(
            app,
            stage,
            [
                (RowKeys.Playbook, PlaybookFacts.Usual.Playbook),
                (RowKeys.PilotPlan, new PilotPlan { Segment = "Orders", StartsOn = FirstDay, LengthDays = 90, Staffing = [] }),
                .. Enumerable.Range(0, 8).Select(FirstDay.AddDays).Select(day => (RowKeys.Readings(day), (object)new DayReadings(day, [Of(day, hits)]))),
            ]);
        return app;
    }

    private static Task<Run> PutAsync(GateApp app, string stage, params (string Key, object Row)[] rows) =>
        app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Stage = stage })
        {
            Put = rows.ToDictionary(row => row.Key, row => row.Row),
        }));

    private static Reading Of(DateOnly day, int hits) =>
        new() { Kpi = Kpi, Channel = "chat", Day = day, Numerator = hits, Denominator = 1000, Source = "export" };
}

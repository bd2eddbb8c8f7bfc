using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Risks;
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
        Assert.Equal(["pilot.warning", "action.opened", "meeting.called"], (await app.AuditKindsAsync()).Where(kind => kind != "risk.raised").TakeLast(3));
        Assert.Equal("kpi-warning:warning.qa-pass-rate.1:qa-pass-rate", Assert.Single((await RiskAsync(app, "uneven-quality")).History).EventId);
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
    public async Task After_a_pause_preview_and_audit_of_a_correction_name_the_same_reviews()
    {
        await using var app = await StartAsync(1000);
        var from = new DateTimeOffset(FirstDay.AddDays(1), new TimeOnly(9, 0), TimeSpan.Zero);
        var pause = new RunPause { Number = 1, Stage = StageIds.Pilot, From = from, To = from.AddDays(3), By = "Maria Ortiz", Reason = "Budget" };
        var review = new Gate
        {
            Id = GateIds.ReviewOn(2),
            Stage = StageIds.Pilot,
            Round = 1,
            Status = GateStatus.Decided,
            Case = new GateCase { Question = new Phrase("stage.pilot") },
        };
        await PutAsync(app, StageIds.Pilot, (RowKeys.Pause(1), pause), (RowKeys.Gate(review.Id, 1), review));
        var readings = new AddReadings(app.Store, app.Clock);
        // Day 2 of the pilot is its fifth on the calendar.
        IReadOnlyList<Reading> corrected = [Of(FirstDay.AddDays(4), 900)];

        Assert.Equal([2], (await readings.PreviewAsync(app.Order.RunId, corrected)).Reviews);
        await readings.AddAsync(app.Order.RunId, corrected, "Wrong export");
        Assert.Equal("2", (await app.AuditAsync()).Single(entry => entry.Kind == "readings.corrected-after-review").What.Values["reviews"].Text);
        Assert.Empty((await readings.PreviewAsync(app.Order.RunId, [Of(FirstDay.AddDays(5), 900)])).Reviews);
    }

    [Fact]
    public async Task After_the_pilot_there_is_nothing_to_look_at()
    {
        await using var app = await StartAsync(800, StageIds.ScaleUp);

        Assert.True((await LookAsync(app, 7)).IsOver);
        Assert.Empty(await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action"));
    }

    [Fact]
    public async Task An_agent_who_is_replaced_keeps_every_attempt_and_is_missed_as_one_who_left()
    {
        await using var app = await StartAsync(1000);
        var agent = new Agent
        {
            Id = "HV-1",
            Languages = ["en"],
            Channels = ["chat"],
            Attempts = [.. PlaybookFacts.Usual.Playbook.Training.Modules.Select(module => new Attempt(module.Id, 100, FirstDay.AddDays(-9), 1))],
        };
        var plan = new PilotPlan { Segment = "Orders", StartsOn = FirstDay, LengthDays = 90, Staffing = [new StaffingNeed("en", "chat", 1)] };
        await PutAsync(app, StageIds.Pilot, (RowKeys.Agent(agent.Id), agent), (RowKeys.PilotPlan, plan));
        var evaluation = new MonthlyEvaluation
        {
            Month = EvaluationCheck.MonthOf(FirstDay),
            Agents = [new AgentEvaluation { AgentId = agent.Id, QaScore = 10, Verdict = AgentVerdict.Replace }],
            Vendor = [.. PlaybookFacts.Usual.Playbook.Pilot.Evaluation.Criteria.Select(criterion => new VendorMark { Criterion = criterion.Id, Mark = 5 })],
        };

        for (var time = 0; time < 2; time++) await new PutEvaluation(app.Store, new RaiseRisks(app.Store, app.Clock), app.Clock).PutAsync(app.Order.RunId, evaluation);

        var left = await app.Store.GetAsync<Agent>(app.Order.RunId, RowKeys.Agent(agent.Id));
        Assert.Equal((Today, agent.Attempts.Count), (left.LeftOn, left.Attempts.Count));
        Assert.True(agent.ServesOn(Today));
        Assert.False(left.ServesOn(Today));
        Assert.Single(await app.AuditKindsAsync(), "evaluation.given");
        Assert.Single(await app.AuditKindsAsync(), "training.need-opened");
        Assert.Equal("certification-lost", Assert.Single((await RiskAsync(app, "uneven-quality")).History).Kind);
        var signals = await app.Store.ListAsync<Signal>(app.Order.RunId, "signal");
        Assert.Equal(agent.Id, Assert.Single(signals, signal => signal.Mail is not null).Mail!.AgentId);
        Assert.Equal($"agent.{evaluation.Month}.1", Assert.Single(signals, signal => signal.EventName == ActionOrder.Opened).DedupeId);
    }

    [Fact]
    public async Task An_agent_who_leaves_is_missed_once_though_it_is_told_twice()
    {
        await using var app = await StartAsync(1000);
        var agent = new Agent
        {
            Id = "HV-2",
            Languages = ["en"],
            Channels = ["chat"],
            Attempts = [.. PlaybookFacts.Usual.Playbook.Training.Modules.Select(module => new Attempt(module.Id, 100, FirstDay.AddDays(-9), 1))],
        };
        var plan = new PilotPlan { Segment = "Orders", StartsOn = FirstDay, LengthDays = 90, Staffing = [new StaffingNeed("en", "chat", 1)] };
        await PutAsync(app, StageIds.Pilot, (RowKeys.Agent(agent.Id), agent), (RowKeys.PilotPlan, plan));

        for (var time = 0; time < 2; time++)
            await new PutAgent(app.Store, new RaiseRisks(app.Store, app.Clock), app.Clock).PutAsync(app.Order.RunId, agent.Id, Today);

        Assert.Single(await app.AuditKindsAsync(), "training.need-opened");
        Assert.Equal("certification-lost:HV-2:" + Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Assert.Single((await RiskAsync(app, "uneven-quality")).History).EventId);
        Assert.Single(await app.Store.ListAsync<Signal>(app.Order.RunId, "signal"), signal => signal.Mail?.AgentId == agent.Id);
    }

    private static Task<Risk> RiskAsync(GateApp app, string id) => app.Store.GetAsync<Risk>(app.Order.RunId, RowKeys.Risk(id));

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

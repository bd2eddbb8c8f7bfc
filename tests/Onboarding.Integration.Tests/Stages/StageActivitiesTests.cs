using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Stages;

/// <summary>Activities of the stages that go by time, over real tables: each is safe to run twice.</summary>
[Collection(LocalServices.Collection)]
public sealed class StageActivitiesTests(LocalServices local)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(GateApp.Start.UtcDateTime);

    [Fact]
    public async Task A_first_day_that_passed_before_the_approval_moves_once_and_the_audit_says_so()
    {
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(-20))));

        var (first, second) = (await TermsAsync(app), await TermsAsync(app));

        Assert.Equal((Today.AddDays(1), Today.AddDays(1)), (first.StartsOn, second.StartsOn));
        Assert.Equal(Today.AddDays(1), (await app.Store.GetAsync<PilotPlan>(app.Order.RunId, RowKeys.PilotPlan)).StartsOn);
        Assert.Single(await app.AuditKindsAsync(), "pilot.moved");
    }

    [Fact]
    public async Task A_first_day_ahead_stays_and_the_audit_says_nothing()
    {
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))));

        Assert.Equal(Today.AddDays(1), (await TermsAsync(app)).StartsOn);
        Assert.DoesNotContain("pilot.moved", await app.AuditKindsAsync());
    }

    [Fact]
    public async Task The_pilot_s_criteria_are_fixed_once_and_a_later_change_of_the_request_leaves_them()
    {
        var kpi = PlaybookFacts.Kpis.First(one => one.Target is not null && one.Measure == KpiMeasure.Proportion);
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))));
        await TermsAsync(app);
        var request = await app.Store.GetAsync<OnboardingRequest>(app.Order.RunId, RowKeys.Request);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Request] = request with { Targets = [new(kpi.Id, 0.123m)] } },
        }));

        await TermsAsync(app);

        var criteria = await PilotCriteria.ReadAsync(app.Store, await RunFile.ReadAsync(app.Store, app.Order.RunId));
        Assert.Equal((kpi.Target, Today), (criteria.Kpis.First(one => one.Id == kpi.Id).Target, criteria.FixedOn));
        Assert.Equal([30, 60, 90], criteria.ReviewDays);
        Assert.Single(await app.AuditKindsAsync(), "pilot.criteria-fixed");
    }

    [Fact]
    public async Task A_further_round_of_the_ramp_s_gate_shows_corrected_readings_and_the_note()
    {
        var step = PlaybookFacts.Playbook.ScaleUp.Steps[0].Id;
        var kpi = PlaybookFacts.Kpis.First(one => one.Critical && one.Target is not null && one.Measure == KpiMeasure.Proportion).Id;
        await using var app = await StartAsync(
            StageIds.ScaleUp,
            ($"ramp:{step}", new RampStepResult(step, Today.AddDays(-30), Today.AddDays(-17), 0, [kpi], [])),
            (RowKeys.Readings(Today.AddDays(-20)), new DayReadings(Today.AddDays(-20), [Good(kpi, Today.AddDays(-20))])),
            (RowKeys.Submission(StageIds.ScaleUp, 2), Submission(StageIds.ScaleUp, 2)));

        for (var time = 0; time < 2; time++)
            await app.RunAsync<PrepareScaleUpGate, GateOrder, bool>(new GateOrder(app.Order.RunId, StageIds.ScaleUp, 2));

        var gate = await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(StageIds.ScaleUp, 2));
        Assert.Equal(("approve", "The export was wrong."), (gate.Case.Recommendation, gate.Case.Note));
        Assert.Equal("pass", Assert.Single(gate.Case.Figures).Verdict);
        Assert.Single(await app.AuditKindsAsync(), "scale-up.step");
    }

    [Fact]
    public async Task A_review_shows_the_note_of_its_own_further_round_only()
    {
        await using var app = await StartAsync(
            StageIds.Pilot,
            (RowKeys.PilotPlan, Plan(Today.AddDays(-70))),
            (RowKeys.Submission(StageIds.Pilot, 2), Submission(StageIds.Pilot, 2)));

        await app.RunAsync<PrepareReviewGate, GateOrder, bool>(new GateOrder(app.Order.RunId, GateIds.ReviewOn(60), 1));
        await app.RunAsync<PrepareReviewGate, GateOrder, bool>(new GateOrder(app.Order.RunId, GateIds.ReviewOn(60), 2));

        Assert.Null((await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(GateIds.ReviewOn(60), 1))).Case.Note);
        Assert.Equal("The export was wrong.", (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(GateIds.ReviewOn(60), 2))).Case.Note);
    }

    [Fact]
    public async Task Every_stage_that_is_judged_by_readings_waits_for_them()
    {
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))));
        var order = new StageOrder(app.Order.RunId);

        Assert.Equal(24, (await TermsAsync(app)).ReadingsDueHours);
        Assert.All(await app.RunAsync<ReadRamp, StageOrder, IReadOnlyList<RampStepTerms>>(order), step => Assert.Equal(24, step.ReadingsDueHours));
        Assert.Equal(31, await app.RunAsync<ReadReviewInterval, StageOrder, double>(order));
    }

    [Fact]
    public async Task The_review_of_operations_judges_the_days_that_are_due_and_the_months_since_they_began()
    {
        var kpi = PlaybookFacts.Kpis.First(one => one.Target is not null && one.Measure == KpiMeasure.Proportion).Id;
        // At 8:30 on 2 March the readings of 28 February are due, those of 1 March not yet.
        var days = new[] { new DateOnly(2026, 1, 29), new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1) };
        await using var app = await StartAsync(
            StageIds.Operations,
            [
                .. days.Select(day => (RowKeys.Readings(day), (object)new DayReadings(day, [Good(kpi, day)]))),
                (RowKeys.Cost("2026-02"), new MonthCost("2026-02", 1_000_000)), (RowKeys.Cost("2026-03"), new MonthCost("2026-03", 1)),
            ]);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Audit = [AuditEntry.BySystem(EnterStage.Entered, new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.operations")))],
        }));

        await app.RunAsync<PrepareOperationsReview, GateOrder, bool>(new GateOrder(app.Order.RunId, GateIds.OperationsReview, 1));

        var figures = (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(GateIds.OperationsReview, 1))).Case.Figures;
        Assert.Equal(2000, Assert.Single(figures, figure => figure.Verdict == "pass").Value.Values["sample"].Number);
        Assert.Equal(("figure.operations-cost", "open"), (figures[^1].Label.Key, figures[^1].Verdict));
    }

    private static Task<PilotTerms> TermsAsync(GateApp app) => app.RunAsync<ReadPilotTerms, StageOrder, PilotTerms>(new StageOrder(app.Order.RunId));

    /// <summary>A run in a stage's second round, with the playbook that ships.</summary>
    private async Task<GateApp> StartAsync(string stage, params (string Key, object Row)[] rows)
    {
        var app = await GateApp.StartAsync(local);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Stage = stage, Round = 2 })
        {
            Put = rows.Append((Key: RowKeys.Playbook, Row: PlaybookFacts.Playbook)).ToDictionary(row => row.Key, row => row.Row),
        }));
        return app;
    }

    private static PilotPlan Plan(DateOnly startsOn) => new() { Segment = "Orders", StartsOn = startsOn, LengthDays = 90, Staffing = [] };

    private static StageSubmission Submission(string stage, int round) =>
        new() { Stage = stage, Round = round, Note = "The export was wrong.", SubmittedAt = GateApp.Start };

    private static Reading Good(string kpi, DateOnly day) =>
        new() { Kpi = kpi, Channel = "chat", Day = day, Numerator = 1000, Denominator = 1000, Source = "export" };
}

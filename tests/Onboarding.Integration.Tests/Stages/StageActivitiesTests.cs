using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
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
        await using var app = await StartAsync(
            StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(-20))), Decided(Today.AddDays(-25), round: 1, GateResult.Return), Decided(Today, round: 2));

        var (first, second) = (await TermsAsync(app), await TermsAsync(app));

        Assert.Equal((Today.AddDays(1), Today.AddDays(1)), (first.StartsOn, second.StartsOn));
        Assert.Equal(Today.AddDays(1), (await app.Store.GetAsync<PilotPlan>(app.Order.RunId, RowKeys.PilotPlan)).StartsOn);
        Assert.Single(await app.AuditKindsAsync(), "pilot.moved");
    }

    [Fact]
    public async Task A_first_day_that_was_approved_in_time_stays_however_late_the_run_gets_to_it()
    {
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(-3))), Decided(Today.AddDays(-4)));

        Assert.Equal(Today.AddDays(-3), (await TermsAsync(app)).StartsOn);
        Assert.DoesNotContain("pilot.moved", await app.AuditKindsAsync());
    }

    [Fact]
    public async Task Days_of_a_pause_after_the_approval_are_no_days_of_a_pilot_that_the_run_gets_to_late()
    {
        var pause = new RunPause { Number = 1, Stage = StageIds.Training, From = Midnight(Today.AddDays(-9)), To = Midnight(Today.AddDays(-2)), By = "Mei Lin Tan", Reason = "Peak season." };
        await using var app = await StartAsync(
            StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(-11))), Decided(Today.AddDays(-10)), (RowKeys.Pause(pause.Number), pause));

        Assert.Equal(Today.AddDays(-1), (await TermsAsync(app)).StartsOn);
    }

    [Fact]
    public async Task A_first_day_ahead_stays_and_the_audit_says_nothing()
    {
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))), Decided(Today));

        Assert.Equal(Today.AddDays(1), (await TermsAsync(app)).StartsOn);
        Assert.DoesNotContain("pilot.moved", await app.AuditKindsAsync());
    }

    [Fact]
    public async Task The_pilot_s_criteria_are_fixed_once_and_a_later_change_of_the_request_leaves_them()
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Target: not null, Measure: KpiMeasure.Proportion, Channels: [] });
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))), Decided(Today));
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
        var step = PlaybookFacts.Usual.Playbook.ScaleUp.Steps[0].Id;
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one.Critical && one.Target is not null && one.Measure == KpiMeasure.Proportion).Id;
        await using var app = await StartAsync(
            StageIds.ScaleUp,
            ($"ramp:{step}", new RampStepResult(step, Today.AddDays(-30), Today.AddDays(-17), 0, [kpi], [])),
            (RowKeys.Readings(Today.AddDays(-5)), new DayReadings(Today.AddDays(-5), [Good(kpi, Today.AddDays(-5))])),
            (RowKeys.Submission(StageIds.ScaleUp, 2), Submission(StageIds.ScaleUp, 2)));

        for (var time = 0; time < 2; time++)
            await app.RunAsync<PrepareScaleUpGate, GateOrder, bool>(new GateOrder(app.Order.RunId, StageIds.ScaleUp, 2));

        var gate = await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(StageIds.ScaleUp, 2));
        Assert.Equal(("approve", "The export was wrong."), (gate.Case.Recommendation, gate.Case.Note));
        Assert.Equal("pass", gate.Case.Figures[0].Verdict);
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
        await using var app = await StartAsync(StageIds.Pilot, (RowKeys.PilotPlan, Plan(Today.AddDays(1))), Decided(Today));
        var order = new StageOrder(app.Order.RunId);

        Assert.Equal(24, (await TermsAsync(app)).ReadingsDueHours);
        Assert.All(await app.RunAsync<ReadRamp, StageOrder, IReadOnlyList<RampStepTerms>>(order), step => Assert.Equal(24, step.ReadingsDueHours));
        Assert.Equal(31, await app.RunAsync<ReadReviewInterval, StageOrder, double>(order));
    }

    [Fact]
    public async Task The_review_of_operations_judges_the_days_that_are_due_and_the_months_since_they_began()
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Target: not null, Measure: KpiMeasure.Proportion, Channels: [] }).Id;
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

    [Fact]
    public async Task A_business_review_judges_by_what_was_fixed_as_the_pilot_began()
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Target: not null, Measure: KpiMeasure.Proportion, Direction: KpiDirection.AtLeast });
        var day = Today.AddDays(-2);
        await using var app = await StartOperationsAsync((RowKeys.Readings(day), new DayReadings(day, [Good(kpi.Id, day)])));
        var criteria = PilotCriteria.Of(await RunFile.ReadAsync(app.Store, app.Order.RunId), [30]);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            // Good as the days were, by these they fail.
            Put = new Dictionary<string, object> { [RowKeys.PilotCriteria] = criteria with { Kpis = [kpi with { Direction = KpiDirection.AtMost }] } },
        }));

        await app.RunAsync<HoldReview, ReviewOrder, bool>(new ReviewOrder(app.Order.RunId, new ReviewDays(2, Today.AddDays(-30), Today.AddDays(-1), GateApp.Start)));

        Assert.Equal([kpi.Id], (await app.Store.GetAsync<BusinessReview>(app.Order.RunId, RowKeys.Review(2))).Failed);
    }

    [Fact]
    public async Task A_step_that_the_rule_stops_at_says_so_each_time_and_is_kept_once()
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Critical: true, Target: not null, Measure: KpiMeasure.Proportion });
        var order = new RampStepOrder("", PlaybookFacts.Usual.Playbook.ScaleUp.Steps[0].Id, Today.AddDays(-14), Today.AddDays(-1));
        await using var app = await StartAsync(StageIds.ScaleUp, (RowKeys.Readings(Today.AddDays(-5)), new DayReadings(Today.AddDays(-5), [Bad(kpi.Id, Today.AddDays(-5))])));
        order = order with { RunId = app.Order.RunId };

        var answers = new[] { await app.RunAsync<JudgeRampStep, RampStepOrder, bool>(order), await app.RunAsync<JudgeRampStep, RampStepOrder, bool>(order) };
        for (var time = 0; time < 2; time++)
            await app.RunAsync<PrepareRampStopGate, GateOrder, bool>(new GateOrder(app.Order.RunId, GateIds.RampStopOf(1), 1));

        Assert.Equal([false, false], answers);
        Assert.Equal("repeat-step", (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(GateIds.RampStopOf(1), 1))).Case.Recommendation);
        Assert.Single(await app.AuditKindsAsync(), "scale-up.step");
    }

    [Fact]
    public async Task An_exit_to_the_reserve_vendor_is_handed_over_once()
    {
        await using var app = await StartAsync(
            StageIds.Exit,
            (RowKeys.ExitPlan, Plan(ExitDestination.ReserveVendor)),
            (RowKeys.Vendor("brightquay"), new { id = "brightquay", name = "Brightquay Contact" }),
            (RowKeys.Vendor("lanternway"), new { id = "lanternway", name = "Lanternway" }),
            (RowKeys.Scorecard("brightquay", "jun.wang"), new { vendorId = "brightquay" }),
            (RowKeys.Answers("brightquay"), new { vendorId = "brightquay" }),
            (RowKeys.Answers("lanternway"), new { vendorId = "lanternway" }),
            (RowKeys.Offer("brightquay"), new { vendorId = "brightquay" }));
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { ReserveVendor = "brightquay" })));

        var first = await HandOverAsync(app);
        var second = await HandOverAsync(app);

        var taken = await app.Store.GetAsync(first!);
        Assert.Equal(first, second);
        Assert.Equal((app.Order.RunId, "brightquay", StageIds.Contract), (taken.HandedOverFrom, taken.Vendor, taken.Stage));
        Assert.Equal(["vendor:brightquay"], (await app.Store.ListStoredAsync(first!, "vendor")).Keys);
        Assert.Equal(["scorecard:brightquay:jun.wang"], (await app.Store.ListStoredAsync(first!, "scorecard")).Keys);
        Assert.Equal(["answers:brightquay"], (await app.Store.ListStoredAsync(first!, "answers")).Keys);
        Assert.Equal(["offer:brightquay"], (await app.Store.ListStoredAsync(first!, "offer")).Keys);
        Assert.Equal(first, (await app.Store.GetAsync(app.Order.RunId)).HandedOverTo);
        Assert.Single(await app.AuditKindsAsync(), "run.handed-over");
    }

    [Theory]
    [InlineData(ExitDestination.InHouse, "brightquay")]
    [InlineData(ExitDestination.ReserveVendor, null)]
    public async Task An_exit_in_house_or_without_a_reserve_is_handed_over_to_nobody(ExitDestination destination, string? reserve)
    {
        await using var app = await StartAsync(StageIds.Exit, (RowKeys.ExitPlan, Plan(destination)));
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { ReserveVendor = reserve })));

        Assert.Null(await HandOverAsync(app));
    }

    [Fact]
    public async Task The_first_review_that_keeps_the_vendor_scales_the_run_up_once_and_the_next_one_follows_it()
    {
        await using var app = await StartOperationsAsync();
        var gate = new GateOrder(app.Order.RunId, GateIds.OperationsReview, 1);
        await app.RunAsync<PrepareOperationsReview, GateOrder, bool>(gate);
        await DecideAsync(app, gate, "keep");

        var answers = new[] { await CloseAsync(app, 1), await CloseAsync(app, 1) };

        Assert.Equal([true, true], answers);
        var run = await app.Store.GetAsync(app.Order.RunId);
        Assert.Equal((RunStatus.ScaledUp, false), (run.Status, run.IsEnded));
        Assert.Single(await app.AuditKindsAsync(), "run.scaled-up");
        var review = await app.Store.GetAsync<BusinessReview>(app.Order.RunId, RowKeys.Review(1));
        Assert.Equal("keep", review.Decision);
        var next = await app.RunAsync<PlanReview, StageOrder, ReviewTerms>(new StageOrder(app.Order.RunId, 2));
        Assert.Equal((2, review.To.AddDays(1)), (next.Days.Number, next.Days.From));
    }

    [Fact]
    public async Task A_review_with_everything_in_order_is_recorded_once()
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Target: not null, Measure: KpiMeasure.Proportion, Direction: KpiDirection.AtLeast }).Id;
        var day = Today.AddDays(-2);
        await using var app = await StartOperationsAsync((RowKeys.Readings(day), new DayReadings(day, [Good(kpi, day)])));
        var order = new ReviewOrder(app.Order.RunId, new ReviewDays(2, Today.AddDays(-30), Today.AddDays(-1), GateApp.Start));

        var answers = new[] { await app.RunAsync<HoldReview, ReviewOrder, bool>(order), await app.RunAsync<HoldReview, ReviewOrder, bool>(order) };

        Assert.Equal([false, false], answers);
        Assert.Single(await app.AuditKindsAsync(), "review.recorded");
    }

    [Fact]
    public async Task A_review_without_any_reading_needs_a_decision()
    {
        await using var app = await StartOperationsAsync();

        Assert.True(await app.RunAsync<HoldReview, ReviewOrder, bool>(
            new ReviewOrder(app.Order.RunId, new ReviewDays(2, Today.AddDays(-30), Today.AddDays(-1), GateApp.Start))));

        Assert.Contains((await app.Store.GetAsync<BusinessReview>(app.Order.RunId, RowKeys.Review(2))).Reasons, reason => reason.Key == "operations.no-readings");
    }

    [Fact]
    public async Task A_month_that_is_not_over_has_no_cost_yet()
    {
        await using var app = await StartOperationsAsync();
        var costs = ActivatorUtilities.GetServiceOrCreateInstance<PutCost>(app.Services);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => costs.PutAsync(app.Order.RunId, new MonthCost("2026-03", 1)));
        await costs.PutAsync(app.Order.RunId, new MonthCost("2026-02", 1));

        Assert.Equal("month", Assert.Single(refused.Errors).Field);
        Assert.Equal(["2026-02"], (await app.Store.ListAsync<MonthCost>(app.Order.RunId, "cost")).Select(cost => cost.Month));
    }

    [Fact]
    public async Task A_reminder_of_an_audit_that_fell_in_the_decision_of_a_review_is_planned_after_it_once()
    {
        await using var app = await StartOperationsAsync();
        var due = Today.AddDays(PlaybookFacts.Usual.Playbook.Operations.SecurityAuditEveryDays!.Value);
        var (reviewed, reminded) = (Midnight(due.AddDays(-20)), Midnight(due.AddDays(-14)));
        await HoldAsync(app, reviewed, number: 2);
        app.Clock.SetUtcNow(Midnight(due.AddDays(-5)));

        var terms = await app.RunAsync<PlanReview, StageOrder, ReviewTerms>(new StageOrder(app.Order.RunId, 3));
        await HoldAsync(app, terms.Days.At, number: 3);
        app.Clock.SetUtcNow(terms.Days.At.AddHours(1));
        var next = await app.RunAsync<PlanReview, StageOrder, ReviewTerms>(new StageOrder(app.Order.RunId, 4));

        Assert.Equal([new(due, 1, reminded), new(due, 2, Midnight(due.AddDays(1)))], terms.AuditReminders);
        Assert.DoesNotContain(next.AuditReminders, terms.AuditReminders.Contains);
    }

    [Fact]
    public async Task A_failed_audit_needs_a_decision_opens_an_action_and_raises_the_risk()
    {
        await using var app = await StartOperationsAsync();
        var audit = new SecurityAudit { On = Today, Result = AuditResult.Failed, Findings = ["Shared accounts"], Evidence = "https://files.example/audit.pdf" };
        for (var time = 0; time < 2; time++)
            await ActivatorUtilities.GetServiceOrCreateInstance<PutSecurityAudit>(app.Services).PutAsync(app.Order.RunId, audit);

        var order = new ReviewOrder(app.Order.RunId, new ReviewDays(2, Today.AddDays(-30), Today.AddDays(-1), GateApp.Start));
        Assert.True(await app.RunAsync<HoldReview, ReviewOrder, bool>(order));

        Assert.Equal("corrective-plan", (await app.Store.GetAsync<BusinessReview>(app.Order.RunId, RowKeys.Review(2))).Recommendation);
        var action = Assert.Single(await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action"));
        Assert.Equal(("security-audit", Today.AddDays(30)), (action.Kind, action.Due));
        Assert.Contains(await app.Store.ListAsync<Risk>(app.Order.RunId, "risk"), risk => risk.History.Any(entry => entry.Kind == RiskEventKinds.AuditFailed));
        Assert.Single(await app.AuditKindsAsync(), "security-audit.failed");
    }

    [Fact]
    public async Task A_corrective_plan_is_opened_once_for_a_round_and_one_that_failed_speaks_for_exit()
    {
        await using var app = await StartOperationsAsync(
            (RowKeys.Cost("2026-04"), new MonthCost("2026-04", 9_000_000)), (RowKeys.Cost("2026-06"), new MonthCost("2026-06", 9_000_000)));
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var first = new GateOrder(app.Order.RunId, GateIds.OperationsReview, 1);
        await app.RunAsync<PrepareOperationsReview, GateOrder, bool>(first);
        await DecideAsync(app, first, "corrective-plan");

        var plans = new[] { await app.RunAsync<OpenCorrectivePlan, GateOrder, string>(first), await app.RunAsync<OpenCorrectivePlan, GateOrder, string>(first) };
        await app.RunAsync<PrepareOperationsReview, GateOrder, bool>(first with { Round = 2 });
        var tooEarly = await app.Store.GetAsync<BusinessReview>(app.Order.RunId, RowKeys.Review(1));
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
        await app.RunAsync<PrepareOperationsReview, GateOrder, bool>(first with { Round = 3 });

        Assert.Equal(("corrective-plan", true), (tooEarly.Recommendation, tooEarly.Reasons.Any(reason => reason.Key == "operations.plan-unproven")));
        Assert.Single(plans.Distinct());
        Assert.Equal(plans[0], Assert.Single(await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action")).Id);
        Assert.Equal("corrective-plan", (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(first.GateId, 1))).Case.Recommendation);
        Assert.Equal("exit", (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(first.GateId, 3))).Case.Recommendation);
    }

    [Fact]
    public async Task No_action_of_a_run_that_ended_is_open_however_many_there_were()
    {
        const int Count = 45;
        await using var app = await StartAsync(StageIds.Pilot, [.. Enumerable.Range(0, Count).Select(place => (RowKeys.Action($"late-{place}"), (object)Late($"late-{place}")))]);
        var end = new RunEnd(app.Order.RunId, RunStatus.Exited);

        for (var time = 0; time < 2; time++) await app.RunAsync<EndRun, RunEnd, bool>(end);

        var actions = await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action");
        Assert.Equal(Count, actions.Count(action => action is { Status: ActionStatus.Cancelled, ClosedFor: not null }));
        Assert.Equal((1, Count), ((await app.AuditKindsAsync()).Count(kind => kind == "run.ended"), (await app.AuditKindsAsync()).Count(kind => kind == "action.cancelled")));
        Assert.Null(await app.RunAsync<ReadActionWatch, ActionWatchOrder, ActionWatch?>(new ActionWatchOrder(app.Order.RunId, "late-0", GateApp.Start)));
    }

    [Fact]
    public async Task An_exit_sooner_than_the_contract_s_notice_is_shown_to_its_approvers_and_refused_to_nobody()
    {
        var terms = new ContractTerms
        {
            NoticeDays = 60,
            DataReturnDays = 30,
            FirstTermMonths = 6,
            PilotFirst = true,
            OwnsScripts = true,
            OwnsProcessDocuments = true,
            OwnsKnowledgeBase = true,
        };
        await using var app = await StartAsync(
            StageIds.Exit,
            (RowKeys.ExitPlan, Plan(ExitDestination.InHouse)),
            (RowKeys.ContractTerms, terms),
            (RowKeys.Submission(StageIds.Exit, 2), Submission(StageIds.Exit, 2)));

        await app.RunAsync<PrepareExitGate, GateOrder, bool>(new GateOrder(app.Order.RunId, StageIds.Exit, 2));

        var shown = (await app.Store.GetAsync<Gate>(app.Order.RunId, RowKeys.Gate(StageIds.Exit, 2))).Case;
        Assert.Equal("fail", Assert.Single(shown.Figures, figure => figure.Label.Key == "figure.exit-notice").Verdict);
        Assert.Equal(("approve", "exit.short-notice"), (shown.Recommendation, shown.Reasons[^1].Key));
    }

    [Fact]
    public async Task A_proof_from_before_the_planned_last_day_is_refused_and_stored_nowhere()
    {
        await using var app = await StartAsync(StageIds.Exit, (RowKeys.ExitPlan, Plan(ExitDestination.InHouse)));
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { StageState = StageState.Preparing })));
        var items = ActivatorUtilities.GetServiceOrCreateInstance<PutChecklistItem>(app.Services);
        var item = new ChecklistItem
        {
            Stage = StageIds.Exit,
            Id = "data-deleted",
            Status = ChecklistStatus.Done,
            Evidence = "https://files.example/certificate.pdf",
            Proof = new ItemProof(ProofKinds.DeletionCertificate, Today.AddDays(-2), "Ana"),
        };

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => items.PutAsync(app.Order.RunId, item));

        Assert.Equal(("proof.on", "error.proof-early"), (Assert.Single(refused.Errors).Field, refused.Errors[0].Message.Key));
        Assert.Empty(await app.Store.ListAsync<ChecklistItem>(app.Order.RunId, "item:exit"));
        await items.PutAsync(app.Order.RunId, item with { Proof = item.Proof with { On = Today.AddDays(-1) } });
        Assert.Single(await app.Store.ListAsync<ChecklistItem>(app.Order.RunId, "item:exit"));
    }

    private static CorrectiveAction Late(string id) => ActionOpening.For(
        new ActionCause(ActionKinds.ByHand, id, new Phrase("action-cause.by-hand").With("cause", "Calls drop at noon")),
        [], StageIds.Pilot, new ActionOwner(Roles.ProjectManager, "Mei Lin Tan", SampleRun.Manager), Today, GateApp.Start)! with
    { Id = id };

    private static Task<string?> HandOverAsync(GateApp app) => app.RunAsync<HandOver, StageOrder, string?>(new StageOrder(app.Order.RunId));

    private static Task<bool> CloseAsync(GateApp app, int number) => app.RunAsync<CloseReview, StageOrder, bool>(new StageOrder(app.Order.RunId, number));

    private static Task<bool> HoldAsync(GateApp app, DateTimeOffset at, int number)
    {
        app.Clock.SetUtcNow(at);
        var lastDay = ReadingsDue.LastDayAt(at, 24);
        return app.RunAsync<HoldReview, ReviewOrder, bool>(new ReviewOrder(app.Order.RunId, new ReviewDays(number, lastDay.AddDays(-29), lastDay, at)));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static async Task DecideAsync(GateApp app, GateOrder order, string choice)
    {
        var key = RowKeys.Gate(order.GateId, order.Round);
        var gate = await app.Store.GetAsync<Gate>(order.RunId, key);
        var outcome = new GateOutcome { GateId = order.GateId, Round = order.Round, Result = GateResult.Advance, Choice = choice, At = app.Clock.GetUtcNow() };
        await app.Store.ChangeAsync(order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Put = new Dictionary<string, object> { [key] = gate with { Status = GateStatus.Decided, OpenedAt = outcome.At, Outcome = outcome } },
        }));
    }

    /// <summary>A run whose operations begin today.</summary>
    private async Task<GateApp> StartOperationsAsync(params (string Key, object Row)[] rows)
    {
        var app = await StartAsync(StageIds.Operations, rows);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Audit = [AuditEntry.BySystem(EnterStage.Entered, new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.operations")))],
        }));
        return app;
    }

    private static Task<PilotTerms> TermsAsync(GateApp app) => app.RunAsync<ReadPilotTerms, StageOrder, PilotTerms>(new StageOrder(app.Order.RunId));

    /// <summary>A run in a stage's second round, with the playbook that ships.</summary>
    private async Task<GateApp> StartAsync(string stage, params (string Key, object Row)[] rows)
    {
        var app = await GateApp.StartAsync(local);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Stage = stage, Round = 2 })
        {
            Put = rows.Append((Key: RowKeys.Playbook, Row: PlaybookFacts.Usual.Playbook)).ToDictionary(row => row.Key, row => row.Row),
        }));
        return app;
    }

    private static (string Key, object Row) Decided(DateOnly on, int round = 1, GateResult result = GateResult.Advance)
    {
        var outcome = new GateOutcome { GateId = StageIds.Training, Round = round, Result = result, At = Midnight(on) };
        var gate = new Gate
        {
            Id = StageIds.Training,
            Stage = StageIds.Training,
            Round = round,
            Status = GateStatus.Decided,
            Case = new GateCase { Question = new Phrase("gate-question.training") },
            Outcome = outcome,
        };
        return (RowKeys.Gate(gate.Id, round), gate);
    }

    private static PilotPlan Plan(DateOnly startsOn) => new() { Segment = "Orders", StartsOn = startsOn, LengthDays = 90, Staffing = [] };

    private static StageSubmission Submission(string stage, int round) =>
        new() { Stage = stage, Round = round, Note = "The export was wrong.", SubmittedAt = GateApp.Start };

    private static ExitPlan Plan(ExitDestination destination) => new()
    {
        Reason = "It missed its targets.",
        NoticeGivenOn = Today.AddDays(-30),
        LastDayOfService = Today.AddDays(-1),
        Destination = destination,
    };

    private static Reading Bad(string kpi, DateOnly day) =>
        new() { Kpi = kpi, Channel = "chat", Day = day, Numerator = 100, Denominator = 1000, Source = "export" };

    private static Reading Good(string kpi, DateOnly day) =>
        new() { Kpi = kpi, Channel = "chat", Day = day, Numerator = 1000, Denominator = 1000, Source = "export" };
}

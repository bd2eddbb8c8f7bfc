using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Operations;

namespace Onboarding.Unit.Tests.Operations;

public sealed class OperationsOrchestratorTests
{
    private static readonly DateTimeOffset Began = new(2026, 9, 22, 7, 30, 0, TimeSpan.Zero);

    private static readonly ReviewDays Second = new(2, new DateOnly(2026, 10, 22), new DateOnly(2026, 11, 20), new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_first_review_is_held_when_the_readings_of_its_last_day_are_due()
    {
        var context = First("keep");

        await RunAsync(context, 1);

        Assert.Equal(("operations-review", new DateTimeOffset(2026, 10, 23, 0, 0, 0, TimeSpan.Zero)), context.Held.Select(held => (held.Gate, held.At)).Single());
    }

    [Fact]
    public async Task A_review_that_keeps_the_vendor_is_followed_by_the_next_one()
    {
        var context = First("keep");

        await RunAsync(context, 1);

        Assert.Equal([new StageOrder("run-1", 2)], context.Continued);
        Assert.Equal(MailOrder.RunScaledUp("run-1"), Assert.Single(context.Mails).Order);
    }

    [Fact]
    public async Task A_review_that_leaves_the_vendor_is_the_last()
    {
        var context = First("exit");

        Assert.Equal(new StageOutcome(false, "exit"), await RunAsync(context, 1));
        Assert.Empty(context.Continued);
        Assert.Single(context.InputsOf<StageOrder>(nameof(CloseReview)));
    }

    [Fact]
    public async Task A_corrective_plan_is_opened_watched_and_reviewed_when_it_is_submitted()
    {
        var context = First(round => round == 1 ? "corrective-plan" : "keep")
            .Answering<GateOrder>(nameof(OpenCorrectivePlan), order => $"corrective-plan.1-{order.Round}.1");

        await RunAsync(context, 1);

        Assert.Equal([1, 2], context.Held.Select(held => held.Round));
        Assert.Equal([new GateOrder("run-1", "operations-review", 1)], context.InputsOf<GateOrder>(nameof(OpenCorrectivePlan)));
        Assert.Equal(["corrective-plan.1-1.1"], context.Watched);
        Assert.Single(context.Continued);
    }

    [Fact]
    public async Task A_corrective_plan_that_fails_can_lead_to_the_exit()
    {
        var context = First(round => round == 1 ? "corrective-plan" : "exit");

        Assert.Equal(new StageOutcome(false, "exit"), await RunAsync(context, 1));
        Assert.Empty(context.Continued);
    }

    [Fact]
    public async Task A_monthly_review_with_everything_in_order_is_recorded_and_mailed_without_a_gate()
    {
        var context = Next(needsDecision: false);

        await RunAsync(context, 2);

        Assert.Empty(context.Held);
        Assert.Equal(new ReviewOrder("run-1", Second), Assert.Single(context.InputsOf<ReviewOrder>(nameof(HoldReview))));
        Assert.Equal((MailOrder.BusinessReview("run-1", 2), Second.At), Assert.Single(context.Mails));
        Assert.Equal([new StageOrder("run-1", 3)], context.Continued);
    }

    [Fact]
    public async Task A_review_that_needs_a_decision_has_a_gate_with_its_own_number()
    {
        var context = Next(needsDecision: true);

        await RunAsync(context, 2);

        Assert.Equal(("operations-review-2", 1, Second.At), Assert.Single(context.Held));
        Assert.Empty(context.Mails);
        Assert.Equal([new StageOrder("run-1", 3)], context.Continued);
    }

    [Fact]
    public async Task An_audit_that_is_due_before_the_review_is_announced_on_its_day()
    {
        var due = new DateOnly(2026, 11, 10);
        var context = Next(false, new AuditReminder(due, 1, At(10, 27)), new AuditReminder(due, 2, At(11, 11)));

        await RunAsync(context, 2);

        Assert.Equal(
            [(MailOrder.AuditDue("run-1", due, 1), At(10, 27)), (MailOrder.AuditDue("run-1", due, 2), At(11, 11)), (MailOrder.BusinessReview("run-1", 2), Second.At)],
            context.Mails);
    }

    [Theory]
    [InlineData(10, 23)]
    [InlineData(11, 25)]
    public async Task A_reminder_that_fell_in_the_decision_of_the_review_before_goes_out_at_once(int month, int day)
    {
        var due = new DateOnly(2026, 10, 20);
        var context = Next(At(month, day), needsDecision: true, new AuditReminder(due, 2, At(10, 21)));

        await RunAsync(context, 2);

        Assert.Equal([(MailOrder.AuditDue("run-1", due, 2), At(month, day))], context.Mails);
    }

    [Fact]
    public void An_audit_is_reminded_of_while_the_run_is_paused_as_its_day_does_not_move() =>
        Assert.DoesNotContain(MailOrder.AuditDue("run-1", new DateOnly(2026, 11, 10), 1).Kind, MailKinds.Reminders);

    private static Task<StageOutcome> RunAsync(ScriptedContext context, int turn) => new OperationsOrchestrator().RunAsync(context, new StageOrder("run-1", turn));

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private static ScriptedContext First(string choice) => First(_ => choice);

    private static ScriptedContext First(Func<int, string> choiceIn) =>
        new ScriptedContext(Began) { Gate = order => SampleFile.Decided(order, choiceIn(order.Round)) }
            .Answering<StageOrder>(nameof(ReadReviewInterval), _ => 31d)
            .Answering<StageOrder>(nameof(CloseReview), _ => true)
            .Answering<GateOrder>(nameof(OpenCorrectivePlan), _ => "plan")
            .Answering<SubmissionKey>(nameof(FindSubmission), _ => true)
            .Answering<ReopenOrder>(nameof(ReopenStage), order => order.GateRound + 1);

    private static ScriptedContext Next(bool needsDecision, params AuditReminder[] reminders) => Next(At(10, 23), needsDecision, reminders);

    private static ScriptedContext Next(DateTimeOffset now, bool needsDecision, params AuditReminder[] reminders) =>
        new ScriptedContext(now) { Gate = order => SampleFile.Decided(order, "keep") }
            .Answering<StageOrder>(nameof(PlanReview), _ => new ReviewTerms(Second, reminders))
            .Answering<ReviewOrder>(nameof(HoldReview), _ => needsDecision);
}

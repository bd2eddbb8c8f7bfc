using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>
/// Writes the case of a business review. A further round, after a corrective plan or when nobody had decided, looks at the newest days,
/// as many as before; after a plan only at days and months after it, because what led to the plan says nothing of what it was worth.
/// </summary>
[DurableTask]
public sealed class PrepareOperationsReview(RunStore store, GatePreparation gates, ReviewDesk desk, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var number = GateIds.NumberOfReview(input.GateId);
        var held = await store.FindAsync<BusinessReview>(input.RunId, RowKeys.Review(number));
        var review = held is not null && input.Round == 1 ? held : await JudgeNewestAsync(file, number, held, input);
        await KeepAsync(input, review);
        await gates.PrepareAsync(input, StageIds.Operations, new GateCase
        {
            Question = new Phrase(number == 1 ? "gate-question.operations-review" : "gate-question.business-review")
                .With("vendor", file.Run.CalledVendor).With("number", number).With("from", review.From).With("to", review.To),
            Recommendation = review.Recommendation,
            Reasons = review.Reasons,
            Figures = review.Figures,
            Note = await ResubmissionNote.OfAsync(store, file.Run, input),
        }, events: EventsOf(file, input.GateId, review));
        return true;
    }

    private async Task<BusinessReview> JudgeNewestAsync(RunFile file, int number, BusinessReview? held, GateOrder order)
    {
        var lastDay = ReadingsDue.LastDayAt(time.GetUtcNow(), file.Playbook.ReadingsDueHours);
        var days = held is null ? 0 : held.To.DayNumber - held.From.DayNumber + 1;
        var plan = await CarriedOutOnAsync(order) is { } carriedOutOn ? PlanBefore.Of(carriedOutOn, held) : null;
        var (from, to) = ReviewCalendar.Again(number, days, lastDay, plan?.On, file.Playbook.Operations);
        return await desk.JudgeAsync(file, number, from, to, plan) with { HasGate = true, RemindedUntil = held?.RemindedUntil };
    }

    private async Task<DateOnly?> CarriedOutOnAsync(GateOrder order)
    {
        var decided = (await store.ListAsync<Gate>(order.RunId, "gate"))
            .Where(gate => gate.Id == order.GateId && gate.Round < order.Round && gate.Outcome?.Choice == ChoiceIds.CorrectivePlan).MaxBy(gate => gate.Round);
        if (decided is null) return null;
        var cause = OpenCorrectivePlan.CauseOf(order with { Round = decided.Round });
        var plan = (await store.ListAsync<CorrectiveAction>(order.RunId, "action")).FirstOrDefault(cause.IsOf);
        return DateOnly.FromDateTime((plan?.ClosedAt ?? decided.Outcome!.At).UtcDateTime);
    }

    internal static IReadOnlyList<RiskEvent> EventsOf(RunFile file, string gateId, BusinessReview review)
    {
        var name = new Phrase("risk-review.operations").With("review", file.Playbook.PolicyOf(gateId).Name).With("number", review.Number);
        return
        [
            .. file.Kpis.Where(kpi => kpi.Critical && review.Failed.Contains(kpi.Id))
                .Select(kpi => RiskEvent.CriticalKpiFailed(kpi.Id, kpi.Name, gateId, name)),
        ];
    }

    // With the gate's first preparation, so that both say the same when it runs twice.
    private Task<Run> KeepAsync(GateOrder order, BusinessReview review) => store.ChangeAsync(order.RunId, async run =>
        run.IsEnded || await store.FindAsync<Gate>(run.Id, RowKeys.Gate(order.GateId, order.Round)) is not null
            ? null
            : new RunChange(run) { Put = new Dictionary<string, object> { [RowKeys.Review(review.Number)] = review } });
}

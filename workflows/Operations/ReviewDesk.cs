using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Reads what a business review weighs, and judges it.</summary>
public sealed class ReviewDesk(RunStore store, TimeProvider time)
{
    /// <summary>First day of operations.</summary>
    public async Task<DateOnly> BeganOnAsync(string runId, CancellationToken cancellation = default)
    {
        var audit = await store.ListAsync<AuditEntry>(runId, "audit", cancellation);
        return DateOnly.FromDateTime(audit.First(entry => entry.Kind == EnterStage.Entered && entry.Stage == StageIds.Operations).At.UtcDateTime);
    }

    /// <summary>Judges the days of a review; nothing is stored.</summary>
    /// <param name="file">The run.</param>
    /// <param name="number">Number of the review.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="plan">The corrective plan that is judged; null: none.</param>
    internal async Task<BusinessReview> JudgeAsync(RunFile file, int number, DateOnly from, DateOnly to, PlanBefore? plan = null)
    {
        var (rules, now) = (file.Playbook.Operations, time.GetUtcNow());
        var facts = await ReadAsync(file, number, from, to, now, plan);
        var review = OperationsReview.Of(facts);
        var kind = ReviewCalendar.KindOf(number, rules);
        var notes = await store.FindAsync<ReviewNotes>(file.Run.Id, RowKeys.ReviewNotes(number));
        return new BusinessReview
        {
            Number = number,
            Kind = kind,
            From = from,
            To = to,
            HeldAt = now,
            HasGate = kind != ReviewKind.Monthly || !review.IsInOrder,
            Recommendation = Offered(file, number, review.Choice),
            Reasons = review.Reasons,
            Faults = review.Faults,
            PlanOn = plan?.On,
            Plan = review.Plan,
            Failed = [.. facts.Verdicts.Where(one => one.Verdict == Verdict.Failed).Select(one => one.Kpi.Id)],
            Figures = [.. ReviewNotes.Figures(notes), .. review.Figures],
        };
    }

    private async Task<OperationsFacts> ReadAsync(RunFile file, int number, DateOnly from, DateOnly to, DateTimeOffset now, PlanBefore? plan)
    {
        var runId = file.Run.Id;
        var length = to.DayNumber - from.DayNumber + 1;
        var beganOn = await BeganOnAsync(runId);
        var readings = await ReadingsOf.BetweenAsync(store, runId, from.AddDays(-length), to);
        // The vendor is held to what it was taken on for; each review looks at days of its own, once.
        var criteria = await PilotCriteria.ReadAsync(store, file);
        var counted = readings.Where(reading => reading.Day >= from && (plan is null || reading.Day > plan.On)).ToList();
        var verdicts = criteria.Judge(counted);
        var audits = await store.ListAsync<SecurityAudit>(runId, "security-audit");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var actions = await store.ListAsync<CorrectiveAction>(runId, "action");
        return new OperationsFacts
        {
            Verdicts = verdicts,
            HasReadings = counted.Count > 0,
            Trends = KpiTrend.Of(criteria.Judge([.. readings.Where(reading => reading.Day < from)]), verdicts),
            Cost = OperationsCost.Of(
                await store.ListAsync<MonthCost>(runId, "cost"), OperationsCost.Since(number, beganOn, from, plan?.On), file.Request.Budget, today),
            Currency = file.Request.Budget.Currency,
            Audits = AuditStanding.Of(audits, beganOn, file.Playbook.Operations, today),
            ActionsOpen = actions.Count(action => action.IsOpen),
            ActionsOverdue = actions.Count(action => action.IsOverdueOn(today)),
            Plan = plan,
        };
    }

    // A playbook of a company's own may have no exit here.
    private static string Offered(RunFile file, int number, string choice) =>
        file.Playbook.PolicyOf(GateIds.BusinessReviewOf(number)).Choices.Any(one => one.Id == choice) ? choice : ChoiceIds.CorrectivePlan;
}

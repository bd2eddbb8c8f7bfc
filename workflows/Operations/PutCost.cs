using System.Globalization;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>What a month of the service cost. Row <c>cost:{yyyy-MM}</c>.</summary>
/// <param name="Month">Month as <c>yyyy-MM</c>.</param>
/// <param name="Amount">In the budget's currency.</param>
public sealed record MonthCost(string Month, decimal Amount);

/// <summary>Takes the cost of a month.</summary>
public sealed class PutCost(RunStore store, RaiseRisks risks, TimeProvider time)
{
    /// <summary>Stores a month's cost; the same amount again changes nothing.</summary>
    /// <exception cref="WrongStageException">The service is not running at the vendor yet.</exception>
    /// <exception cref="InvalidInputException">Not a month, one that is not over, or a negative amount.</exception>
    public async Task<MonthCost> PutAsync(string runId, MonthCost cost, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Operations, StageIds.ScaleUp, StageIds.Pilot);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(cost, time.Today())]);
            if (await store.FindAsync<MonthCost>(run.Id, RowKeys.Cost(cost.Month), cancellation) == cost) return null;
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var change = new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.Cost(cost.Month)] = cost },
                Audit =
                [
                    AuditEntry.ByProjectManager("cost.given",
                        new Phrase("audit.cost.given").With("month", cost.Month).With("amount", PhraseValue.Of(cost.Amount, file.Request.Budget.Currency))),
                ],
            };
            return await risks.WithAsync(change, file.Playbook, EventsOf(cost, file.Request.Budget), cancellation);
        }, cancellation);
        return cost;
    }

    private static RiskEvent[] EventsOf(MonthCost cost, Budget budget)
    {
        var limit = OperationsCost.LimitOf(budget);
        return cost.Amount <= limit ? []
            : [RiskEvent.OverBudget(cost.Month, PhraseValue.Of(cost.Amount, budget.Currency), PhraseValue.Of(decimal.Round(limit), budget.Currency))];
    }

    internal static IEnumerable<FieldError> ErrorsOf(MonthCost cost, DateOnly today)
    {
        if (!DateOnly.TryParseExact(cost.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("month", new Phrase("error.month"));
        else if (!OperationsCost.HasEnded(cost.Month, today))
            yield return new("month", new Phrase("error.month-not-over").With("month", cost.Month).With("today", today));
        if (cost.Amount < 0) yield return new("amount", new Phrase("error.amount"));
    }
}

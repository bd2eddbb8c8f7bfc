using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Writes the case of the first business review.</summary>
[DurableTask]
public sealed class PrepareOperationsReview(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var lastDay = ReadingsDue.LastDayAt(time.GetUtcNow(), file.Playbook.ReadingsDueHours);
        var readings = await ReadingsOf.BetweenAsync(store, input.RunId, lastDay.AddDays(1 - file.Playbook.Operations.FirstReviewAfterDays), lastDay);
        var verdicts = KpiVerdicts.Of(file.Kpis, file.Request.Baseline, readings);
        var costs = await store.ListAsync<MonthCost>(input.RunId, "cost");
        var review = OperationsReview.Of(verdicts, costs, await BeganOnAsync(input.RunId), file.Request.Budget);
        await gates.PrepareAsync(input, StageIds.Operations, new GateCase
        {
            Question = new Phrase("gate-question.operations-review").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = review.Choice,
            Reasons = review.Reasons,
            Figures = [.. verdicts.Select(one => one.ToFigure(file.Request.Budget.Currency)), review.Cost],
            Note = await ResubmissionNote.OfAsync(store, file.Run, input),
        });
        return true;
    }

    private async Task<DateOnly> BeganOnAsync(string runId)
    {
        var audit = await store.ListAsync<AuditEntry>(runId, "audit");
        return DateOnly.FromDateTime(audit.First(entry => entry.Kind == EnterStage.Entered && entry.Stage == StageIds.Operations).At.UtcDateTime);
    }
}

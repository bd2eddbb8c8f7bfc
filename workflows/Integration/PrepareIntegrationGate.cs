using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Writes the case of the integration gate: the checklist and each migrated batch with its verdict.</summary>
[DurableTask]
public sealed class PrepareIntegrationGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var items = await store.ListAsync<ChecklistItem>(input.RunId, $"item:{StageIds.Integration}");
        var batches = await store.ListAsync<MigrationBatch>(input.RunId, "migration");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Integration, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Integration, CaseOf(file, items, batches, submission.Note));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<ChecklistItem> items, IReadOnlyList<MigrationBatch> batches, string? note)
    {
        var problems = MigrationCheck.Problems(batches);
        return new GateCase
        {
            Question = new Phrase("gate-question.integration").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = problems.Count == 0 ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
            Reasons = problems.Count == 0 ? [new Phrase("integration.whole").With("count", batches.Count)] : problems,
            Figures = [.. ChecklistReadiness.Figures(file.Playbook.Integration, items), .. batches.Select(FigureOf)],
            Note = note,
        };
    }

    private static Figure FigureOf(MigrationBatch batch) => new(
        new Phrase("figure.migration").With("batch", batch.Name),
        new Phrase("value.of").With("count", (decimal)batch.TargetCount).With("total", (decimal)batch.SourceCount),
        MigrationCheck.IsWhole(batch) ? "pass" : "fail");
}

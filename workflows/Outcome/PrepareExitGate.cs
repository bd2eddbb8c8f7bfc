using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Writes the case of the exit gate: what was handed back, deleted and revoked.</summary>
[DurableTask]
public sealed class PrepareExitGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var items = await store.ListAsync<ChecklistItem>(input.RunId, $"item:{StageIds.Exit}");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Exit, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Exit, new GateCase
        {
            Question = new Phrase("gate-question.exit").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = ChoiceIds.Approve,
            Reasons = [new Phrase("exit.complete")],
            Figures = ChecklistReadiness.Figures(file.Playbook.Exit, items),
            Note = submission.Note,
        });
        return true;
    }
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>Writes the case of the contract gate: what is settled, and each waiver with its reason.</summary>
[DurableTask]
public sealed class PrepareContractGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var items = await store.ListAsync<ChecklistItem>(input.RunId, $"item:{StageIds.Contract}");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Contract, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Contract, CaseOf(file, items, submission.Note));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<ChecklistItem> items, string? note)
    {
        var waived = items.Count(item => item.Status == ChecklistStatus.Waived);
        return new GateCase
        {
            Question = new Phrase("gate-question.contract").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = ChoiceIds.Approve,
            Reasons = [waived == 0 ? new Phrase("contract.complete") : new Phrase("contract.with-waivers").With("count", waived)],
            Figures = ChecklistReadiness.Figures(file.Playbook.Contract, items),
            Note = note,
        };
    }
}

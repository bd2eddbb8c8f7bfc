using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>Writes the case of the contract gate: what is settled, what is weaker than asked for, and each waiver with its reason.</summary>
[DurableTask]
public sealed class PrepareContractGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var items = await store.ListAsync<ChecklistItem>(input.RunId, $"item:{StageIds.Contract}");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Contract, file.Run.Round));
        var contract = await ContractFile.ReadAsync(store, file);
        var today = time.Today();
        await gates.PrepareAsync(input, StageIds.Contract, ContractCase.Of(file, contract, items, submission.Note, today));
        return true;
    }
}

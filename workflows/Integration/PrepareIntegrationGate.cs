using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Writes the case of the integration gate: the checklist, each migrated batch with its verdict, systems, tests and access.</summary>
[DurableTask]
public sealed class PrepareIntegrationGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var given = await IntegrationFile.ReadAsync(store, input.RunId);
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Integration, file.Run.Round));
        var today = time.Today();
        await gates.PrepareAsync(input, StageIds.Integration, IntegrationCase.Of(file, given, submission.Note, today));
        return true;
    }
}

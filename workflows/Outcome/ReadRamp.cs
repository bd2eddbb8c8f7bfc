using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Reads the steps of the ramp.</summary>
[DurableTask]
public sealed class ReadRamp(RunStore store) : TaskActivity<StageOrder, IReadOnlyList<ScaleUpStep>>
{
    /// <inheritdoc />
    public override async Task<IReadOnlyList<ScaleUpStep>> RunAsync(TaskActivityContext context, StageOrder input) =>
        (await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook)).ScaleUp.Steps;
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>What the ramp's orchestration needs of a step.</summary>
/// <param name="Id">Step id of the playbook.</param>
/// <param name="Name">What is added.</param>
/// <param name="Days">Calendar days over which it is watched.</param>
/// <param name="ReadingsDueHours">Hours after the end of a day by which its readings are due; 0 in a history written before there were any.</param>
public sealed record RampStepTerms(string Id, LocalizedText Name, int Days, int ReadingsDueHours = 0);

/// <summary>Reads the steps of the ramp.</summary>
[DurableTask]
public sealed class ReadRamp(RunStore store) : TaskActivity<StageOrder, IReadOnlyList<RampStepTerms>>
{
    /// <inheritdoc />
    public override async Task<IReadOnlyList<RampStepTerms>> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var playbook = await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook);
        return [.. playbook.ScaleUp.Steps.Select(step => new RampStepTerms(step.Id, step.Name, step.Days, playbook.ReadingsDueHours))];
    }
}

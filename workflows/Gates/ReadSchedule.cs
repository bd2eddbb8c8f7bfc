using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>When an open round reminds, escalates and closes as it is now: where one is asked after the other, it moves on with each turn. Only reads.</summary>
[DurableTask]
public sealed class ReadSchedule(RunStore store, GateArchive archive) : TaskActivity<GateOrder, GateSchedule>
{
    /// <inheritdoc />
    public override async Task<GateSchedule> RunAsync(TaskActivityContext context, GateOrder input) =>
        GateSchedule.Of(await archive.ReadAsync(await store.GetAsync(input.RunId), input.GateId, input.Round));
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Which stage a run enters.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage.</param>
public sealed record EntryOrder(string RunId, string Stage);

/// <summary>Moves the head to a stage, once; returns after how many days the project manager is reminded to submit it.</summary>
[DurableTask]
public sealed class EnterStage(RunStore store) : TaskActivity<EntryOrder, int>
{
    /// <summary>Kind of the audit entry that tells when a stage began.</summary>
    public const string Entered = "stage.entered";

    // Their gates open by themselves; a project manager submits them only after a gate gave them back.
    private static readonly string[] GoesByTime = [StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskActivityContext context, EntryOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        await store.ChangeAsync(input.RunId, run => Task.FromResult(run.Stage == input.Stage || run.IsEnded ? null : Entry(run, input.Stage)));
        return file.Playbook.RemindAfterDays(input.Stage);
    }

    /// <summary>The change by which a run enters a stage.</summary>
    internal static RunChange Entry(Run run, string stage)
    {
        var name = PhraseValue.Word($"stage.{stage}");
        var goesByTime = GoesByTime.Contains(stage);
        var entered = run with
        {
            Stage = stage,
            StageState = goesByTime ? StageState.Scheduled : StageState.Preparing,
            Round = 1,
            WaitsFor = new Phrase(goesByTime ? "wait.stage-begins" : "wait.submission").With("stage", name),
            WaitsUntil = null,
        };
        return new RunChange(entered) { Audit = [AuditEntry.BySystem(Entered, new Phrase("audit.stage.entered").With("stage", name))] };
    }
}

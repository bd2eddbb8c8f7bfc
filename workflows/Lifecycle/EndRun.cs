using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>How a run ends.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Status">How.</param>
/// <param name="Reason">With <see cref="RunStatus.Failed"/>: what went wrong.</param>
public sealed record RunEnd(string RunId, RunStatus Status, string? Reason = null);

/// <summary>Marks the head as ended, once, also one that is scaled up, and cancels its open actions. A run that has ended otherwise meanwhile stays as it is.</summary>
[DurableTask]
public sealed class EndRun(RunStore store, ActionClosing actions) : TaskActivity<RunEnd, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, RunEnd input)
    {
        await store.ChangeAsync(input.RunId, async run => run.IsEnded ? null : await actions.WithAsync(Ending(run, input)));
        await actions.FinishAsync(input.RunId);
        return true;
    }

    private static RunChange Ending(Run run, RunEnd end)
    {
        var kind = end.Status == RunStatus.Failed ? "run.failed" : "run.ended";
        var what = new Phrase($"audit.{kind}")
            .With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(end.Status)}"))
            .With("reason", end.Reason ?? "");
        return new RunChange(run with { Status = end.Status, WaitsFor = null, WaitsUntil = null }) { Audit = [AuditEntry.BySystem(kind, what)] };
    }
}

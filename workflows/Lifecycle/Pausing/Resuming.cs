using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What the end of a pause changes. Pure.</summary>
internal static class Resuming
{
    /// <summary>The change.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="pause">The pause with its end.</param>
    /// <param name="open">Open gate rounds with the dates that they have from now on.</param>
    /// <param name="plan">Plan of a pilot that is still ahead; null when there is none.</param>
    /// <param name="by">Name of whoever resumes the run.</param>
    public static RunChange Of(Run run, RunPause pause, IReadOnlyList<GateFile> open, PilotPlan? plan, string by)
    {
        var put = new Dictionary<string, object> { [RowKeys.Pause(pause.Number)] = pause };
        foreach (var file in open)
        {
            put[RowKeys.Gate(file.Gate.Id, file.Gate.Round)] = file.Gate;
            foreach (var part in file.Approvals.Where(file.IsUnanswered)) put[GateChanges.KeyOf(part)] = part;
        }

        if (plan is not null && pause.Days > 0 && plan.StartsOn >= RunPause.UtcDay(pause.From))
            put[RowKeys.PilotPlan] = plan with { StartsOn = plan.StartsOn.AddDays(pause.Days) };
        return new RunChange(Head(run, pause))
        {
            Put = put,
            Audit = [AuditEntry.ByProjectManager("run.resumed", new Phrase("audit.run.resumed").With("name", by).With("days", pause.Days))],
            Signals = [.. WokenBy(run, open).Select(instance => new Signal(instance, RunPause.Resumed(pause.Number), "resumed"))],
        };
    }

    private static Run Head(Run run, RunPause pause)
    {
        var head = run with { Pause = null, MovesDueDays = run.MovesDueDays || pause.Unmoved.Count > 0 };
        return run.StageState != StageState.Scheduled || pause.Days == 0 ? head : head with
        {
            WaitsUntil = run.WaitsUntil?.AddDays(pause.Days),
            WaitsFor = run.WaitsFor is { } wait ? PausedDays.Moved(wait, pause.Days) : null,
        };
    }

    // Whatever may have come to its time while the run stood still; one that does not wait for the event never sees it.
    private static IEnumerable<string> WokenBy(Run run, IReadOnlyList<GateFile> open) =>
    [
        .. open.Select(file => GateChanges.OrderOf(file).InstanceId),
        StageOrder.InstanceId(run.Id, run.Stage),
        .. run.Stage == StageIds.Pilot ? new[] { new CadenceOrder(run.Id, default, 0).InstanceId } : [],
    ];
}

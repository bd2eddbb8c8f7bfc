using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Takes the plan of an exit.</summary>
public sealed class PutExitPlan(RunStore store, TimeProvider time)
{
    /// <summary>Stores the plan; the same again changes nothing.</summary>
    /// <exception cref="WrongStageException">The exit is not being prepared.</exception>
    /// <exception cref="InvalidInputException">Days that contradict each other, or a reserve vendor that there is none of.</exception>
    public async Task<ExitPlan> PutAsync(string runId, ExitPlan plan, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Exit);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(plan, run, time.Today())]);
            var what = new Phrase("audit.exit.planned").With("notice", plan.NoticeGivenOn).With("last", plan.LastDayOfService)
                .With("destination", ExitFigures.Of(plan.Destination)).With("reason", plan.Reason);
            return await StageInput.ChangeAsync(store, run, RowKeys.ExitPlan, plan, what, cancellation);
        }, cancellation);
        return plan;
    }

    internal static IEnumerable<FieldError> ErrorsOf(ExitPlan plan, Run run, DateOnly today)
    {
        foreach (var error in FieldError.IfAhead("noticeGivenOn", plan.NoticeGivenOn, today)) yield return error;
        if (plan.LastDayOfService < plan.NoticeGivenOn)
            yield return new("lastDayOfService", new Phrase("error.before-notice").With("notice", plan.NoticeGivenOn));
        if (plan.Destination == ExitDestination.ReserveVendor && run.ReserveVendor is null)
            yield return new("destination", new Phrase("error.no-reserve"));
    }
}

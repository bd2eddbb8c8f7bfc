using System.Globalization;
using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>
/// Opens the corrective plan that a business review decided on, once for each of its rounds; its id. The BPO owner answers for it, as the one
/// who answers the vendor.
/// </summary>
[DurableTask]
public sealed class OpenCorrectivePlan(RunStore store, TimeProvider time) : TaskActivity<GateOrder, string>
{
    /// <summary>Kind of the actions that are such plans.</summary>
    public const string Kind = "corrective-plan";

    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var cause = CauseOf(input);
        await store.ChangeAsync(input.RunId, async run =>
        {
            var known = await store.ListAsync<CorrectiveAction>(run.Id, "action");
            return run.IsEnded || known.Any(cause.IsOf) ? null : Opening(run, file, cause, known);
        });
        var actions = await store.ListAsync<CorrectiveAction>(input.RunId, "action");
        return actions.FirstOrDefault(cause.IsOf)?.Id ?? cause.IdOf(1);
    }

    private RunChange? Opening(Run run, RunFile file, ActionCause cause, IReadOnlyList<CorrectiveAction> known)
    {
        var now = time.GetUtcNow();
        var due = DateOnly.FromDateTime(now.UtcDateTime).AddDays(file.Playbook.Operations.CorrectivePlanDays);
        var owner = ActionOwner.OfRole(Roles.BpoOwner, file.Request.People);
        if (ActionOpening.For(cause, known, StageIds.Operations, owner, due, now) is not { } plan) return null;
        return new RunChange(run) { Put = new Dictionary<string, object> { [RowKeys.Action(plan.Id)] = plan }, Audit = [ActionOpening.Audit(plan)] };
    }

    internal static ActionCause CauseOf(GateOrder order)
    {
        var number = GateIds.NumberOfReview(order.GateId);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{number}-{order.Round}");
        return new ActionCause(Kind, subject, new Phrase("action-cause.corrective-plan").With("number", number));
    }
}

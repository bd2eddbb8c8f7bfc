using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>That something is so from a step of the ramp on, for example that the vendor joins product briefings. Row <c>ramp-confirmation:{step}:{id}</c>.</summary>
public sealed record RampConfirmation
{
    /// <summary>Step id of the playbook.</summary>
    public required string Step { get; init; }

    /// <summary>Id of the playbook's confirmation.</summary>
    public required string Id { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Name of whoever confirms it.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>Link or file reference, for example the invitation; null when there is none.</summary>
    public string? Evidence { get; init; }
}

/// <summary>Takes what is confirmed of a step of the ramp.</summary>
public sealed class PutRampConfirmation(RunStore store)
{
    /// <summary>Stores a confirmation; the same again changes nothing.</summary>
    /// <exception cref="WrongStageException">The ramp is not under way.</exception>
    /// <exception cref="InvalidInputException">The playbook has no such step or confirmation.</exception>
    public async Task<RampConfirmation> PutAsync(string runId, RampConfirmation confirmation, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.ScaleUp);
            var rules = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation)).ScaleUp;
            InvalidInputException.ThrowIfAny([.. ErrorsOf(confirmation, rules)]);
            var what = new Phrase("audit.ramp.confirmed")
                .With("item", rules.Confirmations.First(one => one.Id == confirmation.Id).Name)
                .With("step", rules.Steps.First(step => step.Id == confirmation.Step).Name)
                .With("name", confirmation.ConfirmedBy);
            return await StageInput.ChangeAsync(store, run, RowKeys.RampConfirmation(confirmation.Step, confirmation.Id), confirmation, what, cancellation);
        }, cancellation);
        return confirmation;
    }

    internal static IEnumerable<FieldError> ErrorsOf(RampConfirmation confirmation, ScaleUpRules rules)
    {
        if (rules.Steps.All(step => step.Id != confirmation.Step)) yield return FieldError.UnknownId("step", confirmation.Step, rules.Steps.Select(step => step.Id));
        if (rules.Confirmations.All(one => one.Id != confirmation.Id)) yield return FieldError.UnknownId("id", confirmation.Id, rules.Confirmations.Select(one => one.Id));
    }
}

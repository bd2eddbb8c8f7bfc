using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>A step of the ramp.</summary>
/// <param name="Id">Step id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Days">Days over which it is watched.</param>
/// <param name="Adds">What it adds; null when only the name says it.</param>
/// <param name="Results">How it went, one for each time that it was taken.</param>
/// <param name="Confirmations">What is to be confirmed with it.</param>
internal sealed record RampStepView(
    string Id, string Name, int Days, RampAddition? Adds, IReadOnlyList<RampStepResult> Results, IReadOnlyList<RampConfirmationView> Confirmations);

/// <summary>Something to be confirmed with a step; without a day it is not yet.</summary>
internal sealed record RampConfirmationView(string Id, string Name, DateOnly? On, string? ConfirmedBy, string? Evidence);

/// <summary>An exit.</summary>
/// <param name="Plan">Null until it is planned.</param>
/// <param name="Notice">The plan against the contract's notice; null until both are given.</param>
/// <param name="Lessons">Null until some were recorded.</param>
/// <param name="Checklist">Its checklist.</param>
/// <param name="HandedOverTo">Run that takes the service over; null when none does.</param>
internal sealed record ExitView(
    ExitPlan? Plan, ExitNotice? Notice, ExitLessons? Lessons, IReadOnlyList<ChecklistItemView> Checklist, string? HandedOverTo);

/// <summary>Shows the ramp and the exit in the reader's language.</summary>
public sealed class OutcomeViews(RunStore store, ChecklistViews checklists)
{
    internal async Task<IReadOnlyList<RampStepView>> RampAsync(string runId, string language, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var rules = (await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation)).ScaleUp;
        var results = await store.ListAsync<RampStepResult>(runId, "ramp", cancellation);
        var confirmed = await store.ListAsync<RampConfirmation>(runId, "ramp-confirmation", cancellation);
        return
        [
            .. rules.Steps.Select(step => new RampStepView(
                step.Id, step.Name.In(language), step.Days, step.Adds,
                [.. results.Where(result => result.Step == step.Id).OrderBy(result => result.Attempt)],
                [.. rules.Confirmations.Select(item => Of(item, confirmed.FirstOrDefault(one => one.Step == step.Id && one.Id == item.Id), language))])),
        ];
    }

    internal async Task<ExitView> ExitAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var plan = await store.FindAsync<ExitPlan>(runId, RowKeys.ExitPlan, cancellation);
        var terms = await store.FindAsync<ContractTerms>(runId, RowKeys.ContractTerms, cancellation);
        return new ExitView(
            plan,
            plan is null || terms is null ? null : ExitNotice.Of(plan, terms),
            await store.FindAsync<ExitLessons>(runId, RowKeys.ExitLessons, cancellation),
            await checklists.OfAsync(runId, StageIds.Exit, language, cancellation),
            run.HandedOverTo);
    }

    private static RampConfirmationView Of(NamedItem item, RampConfirmation? confirmed, string language) =>
        new(item.Id, item.Name.In(language), confirmed?.On, confirmed?.ConfirmedBy, confirmed?.Evidence);
}

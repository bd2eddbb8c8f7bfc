using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Writes the case of the exit gate: what was handed back, deleted and revoked, and whether the notice was kept.</summary>
[DurableTask]
public sealed class PrepareExitGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var items = await store.ListAsync<ChecklistItem>(input.RunId, $"item:{StageIds.Exit}");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Exit, file.Run.Round));
        var plan = await store.FindAsync<ExitPlan>(input.RunId, RowKeys.ExitPlan);
        var terms = await store.FindAsync<ContractTerms>(input.RunId, RowKeys.ContractTerms);
        var lessons = await store.FindAsync<ExitLessons>(input.RunId, RowKeys.ExitLessons);
        await gates.PrepareAsync(input, StageIds.Exit, new GateCase
        {
            Question = new Phrase("gate-question.exit").With("vendor", file.Run.CalledVendor),
            Recommendation = ChoiceIds.Approve,
            Reasons = [new Phrase("exit.complete"), .. ExitNotice.Concerns(plan, terms)],
            Figures = [.. ExitFigures.Of(plan, terms, lessons), .. ChecklistReadiness.Figures(file.Playbook.Exit, items), .. Proofs(file.Playbook.Exit, items)],
            Note = submission.Note,
        });
        return true;
    }

    private static IEnumerable<Figure> Proofs(ChecklistRules rules, IReadOnlyList<ChecklistItem> items) =>
        from template in rules.Items
        where template.Proof is not null
        let proof = items.FirstOrDefault(item => item.Id == template.Id)?.Proof
        where proof is not null
        select new Figure(
            new Phrase("figure.proof").With("item", template.Name),
            new Phrase("value.proof").With("kind", PhraseValue.Word($"proof.{proof.Kind}")).With("on", proof.On).With("name", proof.ConfirmedBy),
            "pass");
}

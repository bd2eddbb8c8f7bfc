using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Contract;

/// <summary>The case of the contract gate: what is settled, what is weaker than asked for, and what was not given. Pure.</summary>
internal static class ContractCase
{
    public static GateCase Of(RunFile file, ContractFile contract, IReadOnlyList<ChecklistItem> items, string? note, DateOnly today)
    {
        var waived = items.Count(item => item.Status == ChecklistStatus.Waived);
        var concerns = ConcernsOf(file, contract);
        return new GateCase
        {
            Question = new Phrase("gate-question.contract").With("vendor", file.Run.CalledVendor),
            Recommendation = concerns.Count == 0 ? ChoiceIds.Approve : MayReturn(file) ? ChoiceIds.RequestChanges : null,
            Reasons = [waived == 0 ? new Phrase("contract.complete") : new Phrase("contract.with-waivers").With("count", waived), .. concerns],
            Figures = [.. ChecklistReadiness.Figures(file.Playbook.Contract, items, today), .. ContractFigures.Of(file, contract)],
            Note = note,
        };
    }

    private static IReadOnlyList<Phrase> ConcernsOf(RunFile file, ContractFile contract) =>
    [
        .. contract.Sla.Where(line => line.Verdict == SlaVerdict.Weaker).Select(line => new Phrase("contract.weaker").With("kpi", line.Kpi.Name)
            .With("agreed", ContractFigures.Target(file, line.Kpi, line.Agreed!.Target)).With("required", ContractFigures.Target(file, line.Kpi, line.Required!.Value))),
        .. contract.Price is { } price && PriceComparison.Of(price, file.Request.Budget) is { Verdict: PriceVerdict.AboveBudget } above
            ? [new Phrase("contract.above-budget").With("price", ContractFigures.Money(file, above.FirstYear)).With("limit", ContractFigures.Money(file, above.Limit))]
            : Array.Empty<Phrase>(),
        .. contract.Terms is { } terms ? TermsCheck.Concerns(terms, file.Playbook.ContractLimits) : [],
    ];

    // A company's own playbook may leave the answer out; then nothing is recommended.
    private static bool MayReturn(RunFile file) => file.Playbook.PolicyOf(StageIds.Contract).Choices.Any(choice => choice.Id == ChoiceIds.RequestChanges);
}

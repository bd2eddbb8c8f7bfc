using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Contract;

/// <summary>What a contract settles, in a few lines for the approvers.</summary>
internal static class ContractFigures
{
    public static IReadOnlyList<Figure> Of(RunFile file, ContractFile contract) =>
        [SlaFigure(contract.Sla), .. PriceFigures(file, contract.Price), TermsFigure(file, contract.Terms), CommunicationFigure(contract.Communication)];

    /// <summary>A target as its KPI is written.</summary>
    public static PhraseValue Target(RunFile file, Kpi kpi, decimal target) =>
        PhraseValue.Of(target, kpi.Unit == "currency" ? file.Request.Budget.Currency : kpi.Unit);

    /// <summary>An amount in the budget's currency.</summary>
    public static PhraseValue Money(RunFile file, decimal amount) => PhraseValue.Of(decimal.Round(amount), file.Request.Budget.Currency);

    private static Figure SlaFigure(IReadOnlyList<SlaLine> sla)
    {
        var agreed = sla.Count(line => line.Agreed is not null);
        var weaker = sla.Count(line => line.Verdict == SlaVerdict.Weaker);
        return new Figure(
            new Phrase("figure.contract-sla"),
            new Phrase("value.contract-sla").With("count", agreed).With("total", sla.Count).With("weaker", weaker),
            weaker > 0 ? "fail" : agreed < sla.Count ? "open" : "pass");
    }

    private static IEnumerable<Figure> PriceFigures(RunFile file, ContractPrice? price)
    {
        if (price is null)
        {
            yield return NotGiven("figure.contract-price");
            yield break;
        }

        var compared = PriceComparison.Of(price, file.Request.Budget);
        yield return new Figure(
            new Phrase("figure.contract-price"),
            new Phrase("value.contract-price").With("price", Money(file, compared.FirstYear)).With("budget", Money(file, compared.Budget)).With("limit", Money(file, compared.Limit)),
            compared.Verdict switch { PriceVerdict.WithinBudget => "pass", PriceVerdict.UsesBuffer => null, _ => "fail" });
        foreach (var part in compared.Unpriced)
            yield return new Figure(new Phrase("figure.contract-unpriced").With("part", PhraseValue.Word($"price.{part}")), new Phrase("value.not-given"), "open");
    }

    private static Figure TermsFigure(RunFile file, ContractTerms? terms) => terms is null ? NotGiven("figure.contract-terms") : new Figure(
        new Phrase("figure.contract-terms"),
        new Phrase("value.contract-terms").With("notice", terms.NoticeDays).With("data", terms.DataReturnDays).With("months", terms.FirstTermMonths),
        TermsCheck.Concerns(terms, file.Playbook.ContractLimits).Count == 0 ? "pass" : "fail");

    private static Figure CommunicationFigure(CommunicationPlan? plan) => plan is null ? NotGiven("figure.contract-communication") : new Figure(
        new Phrase("figure.contract-communication"),
        new Phrase("value.contract-communication")
            .With("company", Lead(plan.CompanyContacts)).With("vendor", Lead(plan.VendorContacts)).With("levels", plan.Escalation.Count));

    private static string Lead(IReadOnlyList<PlanContact> contacts) => contacts.FirstOrDefault(contact => contact.IsLead)?.Name ?? "-";

    private static Figure NotGiven(string label) => new(new Phrase(label), new Phrase("value.not-given"), "open");
}

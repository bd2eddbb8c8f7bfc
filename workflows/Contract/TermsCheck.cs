using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Contract;

/// <summary>What approvers must know of a contract's terms: a long notice or first term, no pilot, knowledge that is given away (S1).</summary>
public static class TermsCheck
{
    /// <summary>One phrase for each term worth a second look; empty for good terms.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="limits">The playbook's limits; null: none.</param>
    public static IReadOnlyList<Phrase> Concerns(ContractTerms terms, ContractLimits? limits) =>
    [
        .. limits is null ? [] : TooLong(terms, limits),
        .. terms.PilotFirst ? [] : new[] { new Phrase("contract.no-pilot") },
        .. NotOwned(terms).Select(what => new Phrase("contract.not-owned").With("what", PhraseValue.Word($"contract.owned.{what}"))),
    ];

    private static IEnumerable<Phrase> TooLong(ContractTerms terms, ContractLimits limits)
    {
        if (terms.NoticeDays > limits.MaximumNoticeDays)
            yield return new Phrase("contract.long-notice").With("days", terms.NoticeDays).With("limit", limits.MaximumNoticeDays);
        if (terms.DataReturnDays > limits.MaximumDataReturnDays)
            yield return new Phrase("contract.late-data").With("days", terms.DataReturnDays).With("limit", limits.MaximumDataReturnDays);
        if (terms.FirstTermMonths > limits.MaximumFirstTermMonths)
            yield return new Phrase("contract.long-term").With("months", terms.FirstTermMonths).With("limit", limits.MaximumFirstTermMonths);
    }

    private static IEnumerable<string> NotOwned(ContractTerms terms)
    {
        if (!terms.OwnsScripts) yield return "scripts";
        if (!terms.OwnsProcessDocuments) yield return "documents";
        if (!terms.OwnsKnowledgeBase) yield return "knowledge";
    }
}

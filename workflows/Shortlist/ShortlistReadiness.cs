using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>
/// The shortlist is ready with 3-5 vendors, each scored by the same evaluators, enough of them, with the required answers and an offer, a reason
/// for each vendor that was cut, and a proposal.
/// </summary>
public sealed class ShortlistReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Shortlist;

    /// <summary>Everything that is missing.</summary>
    public static IReadOnlyList<Phrase> Missing(IReadOnlyList<Vendor> vendors, IReadOnlyList<Scorecard> scorecards, ShortlistRules rules)
    {
        var shortlist = vendors.Where(vendor => vendor.Shortlisted).ToList();
        var evaluators = scorecards.Where(card => shortlist.Exists(vendor => vendor.Id == card.VendorId)).Select(card => card.Evaluator).Distinct().ToList();
        return [.. OfVendors(shortlist.Count, rules), .. OfEvaluators(evaluators.Count, rules), .. OfScorecards(shortlist, evaluators, scorecards)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation) =>
        Missing(await ShortlistFile.ReadAsync(store, file, cancellation));

    /// <inheritdoc />
    public async Task<IReadOnlyList<FieldError>> ErrorsAsync(RunFile file, StageSubmission submission, CancellationToken cancellation) =>
        ProposalErrors((await ShortlistFile.ReadAsync(store, file, cancellation)).Vendors, submission);

    /// <summary>Everything that is missing of vendors, scorecards, answers and offers.</summary>
    public static IReadOnlyList<Phrase> Missing(ShortlistFile shortlist)
    {
        var rules = shortlist.File.Playbook.Shortlist;
        return
        [
            .. Missing(shortlist.Vendors, shortlist.Scorecards, rules),
            .. shortlist.Vendors.Where(vendor => !vendor.Shortlisted && string.IsNullOrWhiteSpace(vendor.CutReason))
                .Select(vendor => new Phrase("missing.cut-reason").With("vendor", vendor.Name).With("id", vendor.Id)),
            .. shortlist.Vendors.Where(vendor => vendor.Shortlisted).SelectMany(vendor => OfHandIns(vendor, shortlist, rules)),
        ];
    }

    internal static IReadOnlyList<FieldError> ProposalErrors(IReadOnlyList<Vendor> vendors, StageSubmission submission)
    {
        var known = string.Join(", ", vendors.Where(vendor => vendor.Shortlisted).Select(vendor => vendor.Id));
        var errors = new[] { ("vendor", submission.Vendor), ("reserveVendor", submission.ReserveVendor) }
            .Where(proposal => !vendors.Any(vendor => vendor.Shortlisted && vendor.Id == proposal.Item2))
            .Select(proposal => new FieldError(proposal.Item1, new Phrase("error.not-shortlisted").With("id", proposal.Item2 ?? "-").With("known", known)))
            .ToList();
        if (errors.Count == 0 && submission.Vendor == submission.ReserveVendor)
            errors.Add(new("reserveVendor", new Phrase("error.reserve-is-vendor")));
        return errors;
    }

    private static IEnumerable<Phrase> OfHandIns(Vendor vendor, ShortlistFile shortlist, ShortlistRules rules)
    {
        var answered = shortlist.Answers.Where(answers => answers.VendorId == vendor.Id).SelectMany(answers => answers.Items).Select(answer => answer.Question).ToHashSet();
        foreach (var question in rules.Questions.Where(question => question.Required && !answered.Contains(question.Id)))
            yield return new Phrase("missing.answer").With("vendor", vendor.Name).With("question", question.Text).With("id", question.Id);
        if (rules.OffersRequired && shortlist.Offers.All(offer => offer.VendorId != vendor.Id))
            yield return new Phrase("missing.offer").With("vendor", vendor.Name).With("id", vendor.Id);
    }

    private static IEnumerable<Phrase> OfVendors(int count, ShortlistRules rules)
    {
        if (count < rules.MinimumVendors) yield return new Phrase("missing.vendors").With("count", count).With("minimum", rules.MinimumVendors);
        if (count > rules.MaximumVendors) yield return new Phrase("missing.fewer-vendors").With("count", count).With("maximum", rules.MaximumVendors);
    }

    private static IEnumerable<Phrase> OfEvaluators(int count, ShortlistRules rules)
    {
        if (count < rules.MinimumEvaluators) yield return new Phrase("missing.evaluators").With("count", count).With("minimum", rules.MinimumEvaluators);
    }

    private static IEnumerable<Phrase> OfScorecards(List<Vendor> shortlist, List<string> evaluators, IReadOnlyList<Scorecard> scorecards) =>
        from vendor in shortlist
        from evaluator in evaluators
        where !scorecards.Any(card => card.VendorId == vendor.Id && card.Evaluator == evaluator)
        select new Phrase("missing.scorecard").With("vendor", vendor.Name).With("evaluator", evaluator);
}

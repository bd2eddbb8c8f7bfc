using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>The shortlist is ready with 3-5 vendors, each scored by the same evaluators, enough of them, and a proposal.</summary>
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
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation)
    {
        var vendors = await store.ListAsync<Vendor>(file.Run.Id, "vendor", cancellation);
        InvalidInputException.ThrowIfAny(ProposalErrors(vendors, submission));
        return Missing(vendors, await store.ListAsync<Scorecard>(file.Run.Id, "scorecard", cancellation), file.Playbook.Shortlist);
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

using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Why the shortlist's gate is recommended what it is, the decisive reasons first.</summary>
internal static class ShortlistReasons
{
    /// <summary>Every reason.</summary>
    /// <param name="assessment">The shortlist.</param>
    /// <param name="proposed">The vendor that is proposed.</param>
    /// <param name="reserve">The vendor that stands by.</param>
    public static IEnumerable<Phrase> Of(ShortlistAssessment assessment, RankedVendor proposed, RankedVendor reserve) =>
    [
        OfPlace(assessment.Ranking, proposed),
        .. reserve.IsEligible ? Array.Empty<Phrase>() : [new Phrase("shortlist.reserve-out").With("vendor", reserve.Vendor.Name)],
        .. assessment.Ranking.SelectMany(one => OfVendor(one, assessment)),
        .. proposed.Disagreements.Select(id => new Phrase("shortlist.disagreement")
            .With("vendor", proposed.Vendor.Name).With("criterion", NameOf(assessment, id))),
        .. OfSensitivity(assessment),
        .. OfPrice(assessment, proposed),
        .. OfCapacity(assessment.Volumes, proposed.Vendor),
        .. OfNotGiven(proposed.Vendor),
        .. assessment.Emphasis.Count == 0
            ? Array.Empty<Phrase>()
            : [new Phrase("shortlist.emphasis").With("criteria", Joined(assessment.Emphasis.Select(id => NameOf(assessment, id))))],
        .. assessment.Cut.Where(vendor => vendor.CutReason is not null)
            .Select(vendor => new Phrase("shortlist.cut").With("vendor", vendor.Name).With("reason", vendor.CutReason!)),
    ];

    private static Phrase OfPlace(IReadOnlyList<RankedVendor> ranking, RankedVendor proposed) => proposed.Rank == 1
        ? new Phrase("shortlist.proposed-is-first").With("vendor", proposed.Vendor.Name).With("total", proposed.Total).With("count", ranking.Count)
        : new Phrase("shortlist.proposed-is-not-first").With("vendor", proposed.Vendor.Name).With("rank", proposed.Rank).With("best", ranking[0].Vendor.Name);

    private static IEnumerable<Phrase> OfVendor(RankedVendor one, ShortlistAssessment assessment) =>
    [
        .. one.Lacks,
        .. one.NotKnown,
        .. one.TooManyRedFlags
            ? [new Phrase("shortlist.red-flags").With("vendor", one.Vendor.Name).With("count", RaisedFlag.Count(one.RedFlags)).With("limit", assessment.Rules.RedFlagLimit)]
            : Array.Empty<Phrase>(),
        .. one.RedFlags.DistinctBy(flag => flag.Flag.Id).Select(flag => new Phrase("shortlist.red-flag").With("vendor", one.Vendor.Name).With("flag", flag.Flag.Name)),
        .. one.Missed.Select(id => new Phrase("shortlist.missed").With("vendor", one.Vendor.Name).With("criterion", NameOf(assessment, id))),
    ];

    private static IEnumerable<Phrase> OfSensitivity(ShortlistAssessment assessment)
    {
        if (assessment.Sensitivity.Count == 0) yield break;
        var changes = assessment.Sensitivity.Where(one => one.Changes).ToList();
        if (changes.Count == 0) yield return new Phrase("sensitivity.stable");
        foreach (var change in changes)
        {
            yield return new Phrase(change.Move < 0 ? "sensitivity.changes-down" : "sensitivity.changes-up")
                .With("criterion", change.Criterion.Name).With("winners", Joined(change.Winners.Select(vendor => new LocalizedText(vendor.Name, vendor.Name))));
        }
    }

    private static IEnumerable<Phrase> OfPrice(ShortlistAssessment assessment, RankedVendor proposed)
    {
        var cheapest = assessment.Ranking.Where(one => one is { IsEligible: true, Price: not null, FirstYearPrice: > 0 }).MinBy(one => one.FirstYearPrice);
        if (proposed.Price is not { } price || cheapest is null) yield break;
        if (cheapest.FirstYearPrice < price.Total)
        {
            yield return new Phrase("price.dearer").With("vendor", proposed.Vendor.Name).With("cheapest", cheapest.Vendor.Name)
                .With("share", PhraseValue.Of(price.Total / cheapest.FirstYearPrice - 1, "percent"));
        }

        if (price.Total > assessment.Planned && assessment.Planned > 0)
            yield return new Phrase("price.over-budget").With("vendor", proposed.Vendor.Name).With("share", PhraseValue.Of(price.Total / assessment.Planned - 1, "percent"));
    }

    private static IEnumerable<Phrase> OfCapacity(YearVolumes volumes, Vendor vendor)
    {
        var (normal, peak) = (decimal.Ceiling(volumes.AgentsFor(volumes.NormalWeek)), decimal.Ceiling(volumes.AgentsFor(volumes.PeakWeek)));
        if (peak > vendor.MaximumAgents) yield return new Phrase("capacity.peak").With("vendor", vendor.Name).With("needed", peak).With("maximum", vendor.MaximumAgents);
        if (normal < vendor.MinimumAgents) yield return new Phrase("capacity.minimum").With("vendor", vendor.Name).With("needed", normal).With("minimum", vendor.MinimumAgents);
        var (normalMonth, peakMonth) = (decimal.Round(YearVolumes.MonthOf(volumes.NormalWeek)), decimal.Round(YearVolumes.MonthOf(volumes.PeakWeek)));
        if (vendor.Profile?.MaximumMonthlyContacts is { } most && peakMonth > most)
            yield return new Phrase("capacity.contacts-peak").With("vendor", vendor.Name).With("needed", peakMonth).With("maximum", most);
        if (vendor.Profile?.MinimumMonthlyContacts is { } fewest && normalMonth < fewest)
            yield return new Phrase("capacity.contacts-minimum").With("vendor", vendor.Name).With("needed", normalMonth).With("minimum", fewest);
    }

    private static IEnumerable<Phrase> OfNotGiven(Vendor vendor)
    {
        var notGiven = VendorProfile.NotGiven(vendor.Profile);
        if (notGiven.Count > 0) yield return new Phrase("shortlist.not-given").With("vendor", vendor.Name).With("count", notGiven.Count);
        if (vendor is { Visits.Count: 0, VisitedOn: null }) yield return new Phrase("shortlist.not-visited").With("vendor", vendor.Name);
    }

    // Names of criteria have commas of their own.
    private static LocalizedText Joined(IEnumerable<LocalizedText> names)
    {
        var list = names.ToList();
        return new LocalizedText(
            string.Join("; ", list.Select(name => name.In(Languages.English))), string.Join("；", list.Select(name => name.In(Languages.Chinese))));
    }

    private static LocalizedText NameOf(ShortlistAssessment assessment, string criterion) => assessment.Rules.Criteria.First(one => one.Id == criterion).Name;
}

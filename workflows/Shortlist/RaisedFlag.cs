using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>A red flag that stands against a vendor, with what raised it.</summary>
/// <param name="Flag">Red flag of the playbook, with its rule.</param>
/// <param name="Reason">What was seen or answered.</param>
/// <param name="IsDerived">True when it follows from what the vendor handed in; false when a person recorded it.</param>
public sealed record RaisedFlag(RedFlagTemplate Flag, Phrase Reason, bool IsDerived)
{
    /// <summary>Every flag that stands against a vendor, recorded ones first. One sign may have several reasons; it counts once.</summary>
    public static IReadOnlyList<RaisedFlag> Of(Vendor vendor, VendorAnswers? answers, ShortlistRules rules) =>
        [.. Recorded(vendor, rules), .. FromAnswers(answers, rules), .. FromProfile(vendor.Profile, rules)];

    /// <summary>
    /// What a vendor's flags tell of risks, each sign once: recorded ones on any vendor, those that answers or profile raise once it is on the
    /// shortlist. The register knows again what it was told before.
    /// </summary>
    /// <param name="vendor">The vendor as it is now.</param>
    /// <param name="answers">Its answers as they are now; null: none were given.</param>
    /// <param name="rules">The playbook's red flags and questions.</param>
    public static IReadOnlyList<RiskEvent> EventsOf(Vendor vendor, VendorAnswers? answers, ShortlistRules rules) =>
        [.. Of(vendor, answers, rules).Where(one => vendor.Shortlisted || !one.IsDerived).DistinctBy(one => one.Flag.Id)
            .Select(one => RiskEvent.RedFlag(vendor.Id, vendor.Name, one.Flag.Id, one.Flag.Name))];

    /// <summary>How many different signs there are.</summary>
    public static int Count(IReadOnlyList<RaisedFlag> flags) => flags.DistinctBy(one => one.Flag.Id).Count();

    private static IEnumerable<RaisedFlag> Recorded(Vendor vendor, ShortlistRules rules) =>
        from seen in vendor.RedFlags
        join flag in rules.RedFlags on seen.Id equals flag.Id
        select new RaisedFlag(flag, new Phrase("value.text").With("text", seen.Note), false);

    private static IEnumerable<RaisedFlag> FromAnswers(VendorAnswers? answers, ShortlistRules rules) =>
        from answer in answers?.Items ?? []
        where answer.Vague
        join question in rules.Questions on answer.Question equals question.Id
        join flag in rules.RedFlags on question.VagueRaises equals flag.Id
        select new RaisedFlag(flag, new Phrase("red-flag.vague-answer").With("question", question.Text), true);

    private static IEnumerable<RaisedFlag> FromProfile(VendorProfile? profile, ShortlistRules rules) =>
        rules.RedFlags.Where(flag => flag.RaisedBy is { } fact && Shows(profile, fact))
            .Select(flag => new RaisedFlag(flag, new Phrase(ReasonOf(flag.RaisedBy!.Value)), true));

    private static bool Shows(VendorProfile? profile, VendorFact fact) => fact switch
    {
        VendorFact.NoReferences => profile?.References is { Count: 0 },
        VendorFact.NoQualitySamples => profile?.ShowsQualitySamples == false,
        _ => profile?.AcceptsPilot == false,
    };

    private static string ReasonOf(VendorFact fact) => fact switch
    {
        VendorFact.NoReferences => "red-flag.no-references",
        VendorFact.NoQualitySamples => "red-flag.no-quality-samples",
        _ => "red-flag.refuses-pilot",
    };
}

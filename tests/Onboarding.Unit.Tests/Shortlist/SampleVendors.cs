using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Unit.Tests.Shortlist;

/// <summary>Vendors, two criteria of unlike weight, and scorecards.</summary>
internal static class SampleVendors
{
    public static readonly ShortlistRules Rules = new()
    {
        MinimumVendors = 2,
        MaximumVendors = 3,
        MinimumEvaluators = 2,
        Criteria = [Criterion("quality", 75, 3), Criterion("price", 25, null)],
        RedFlags = [Flag("vague"), Flag("rigid", VendorFact.RefusesPilot), Flag("generic", VendorFact.NoReferences)],
        RedFlagLimit = 2,
        RemindAfterDays = 7,
    };

    private static RedFlagTemplate Flag(string id, VendorFact? raisedBy = null) => new() { Id = id, Name = Name, RaisedBy = raisedBy };

    private static LocalizedText Name => new("Name", "名称");

    public static Vendor Vendor(string id, int redFlags = 0, bool shortlisted = true) => new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        Country = "PH",
        FoundBy = "peer",
        Languages = ["en"],
        Channels = ["phone"],
        MinimumAgents = 1,
        MaximumAgents = 100,
        MonthlyPrice = 1000,
        SetUpPrice = 500,
        Shortlisted = shortlisted,
        RedFlags = [.. Rules.RedFlags.Take(redFlags).Select(flag => new RedFlag(flag.Id, "Seen."))],
        Contact = new VendorContact("Angela Cruz", $"lead@{id}.example", "en"),
    };

    public static Scorecard Card(string vendor, string evaluator, int quality, int price) => new()
    {
        VendorId = vendor,
        Evaluator = evaluator,
        Scores = new Dictionary<string, int> { ["quality"] = quality, ["price"] = price },
    };

    private static Criterion Criterion(string id, int weight, decimal? mustReach) => new() { Id = id, Name = Name, Weight = weight, MustReach = mustReach };
}

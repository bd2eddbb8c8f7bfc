using Onboarding.Workflows.Language;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>Four invented vendors: two good ones, a dear one, and one whose warning signs keep it off the shortlist's top.</summary>
internal static class Vendors
{
    public const string Chosen = "lanternway";
    public const string Reserve = "brightquay";

    public static IReadOnlyList<Vendor> All() => [Lanternway, Brightquay, Castlemere, Quickvoice];

    private static Vendor Lanternway => new()
    {
        Id = Chosen,
        Name = "Lanternway Services",
        Country = "MY",
        FoundBy = "peer",
        Languages = ["en", "zh-CN", "ms"],
        Channels = ["phone", "email", "chat", "social"],
        Certificates = ["ISO 27001", "ISO 18295-1", "SOC 2 Type II"],
        MinimumAgents = 30,
        MaximumAgents = 320,
        MonthlyPrice = 241_000,
        SetUpPrice = 36_000,
        Hours = "24x7",
        Profile = VendorProfiles.Lanternway,
        Shortlisted = true,
        Visits =
        [
            new()
            {
                On = new DateOnly(2026, 3, 11),
                Kind = VisitKind.Site,
                Participants = ["Mei Lin Tan", "Oliver Grant", "黄慧敏"],
                Note = "Sat in on two shifts in Kuala Lumpur. Showed raw QA samples unasked; team leads stay 31 months on average.",
            },
        ],
        Contact = new("黄慧敏", "huimin.wong@lanternway.example", Languages.Chinese),
    };

    private static Vendor Brightquay => new()
    {
        Id = Reserve,
        Name = "Brightquay Contact",
        Country = "PH",
        FoundBy = "report",
        Languages = ["en", "zh-CN"],
        Channels = ["phone", "email", "chat", "in-app", "social"],
        Certificates = ["ISO 27001", "SOC 2 Type II"],
        MinimumAgents = 40,
        MaximumAgents = 600,
        MonthlyPrice = 229_000,
        SetUpPrice = 42_000,
        Hours = "24x7",
        Profile = VendorProfiles.Brightquay,
        Shortlisted = true,
        Visits =
        [
            new()
            {
                On = new DateOnly(2026, 3, 13),
                Kind = VisitKind.Site,
                Participants = ["Mei Lin Tan", "Tomas Ferreira", "Angela Cruz"],
                Note = "Strong surge planning. Chinese team of 18 only, to be doubled by August.",
            },
        ],
        RedFlags = [],
        Contact = new("Angela Cruz", "angela.cruz@brightquay.example", Languages.English),
    };

    private static Vendor Castlemere => new()
    {
        Id = "castlemere",
        Name = "Castlemere Customer Care",
        Country = "GB",
        FoundBy = "fair",
        Languages = ["en", "zh-CN", "fr", "de"],
        Channels = ["phone", "email", "chat"],
        Certificates = ["ISO 27001", "ISO 9001"],
        MinimumAgents = 20,
        MaximumAgents = 140,
        MonthlyPrice = 338_000,
        SetUpPrice = 25_000,
        Hours = "24x7",
        Profile = VendorProfiles.Castlemere,
        Shortlisted = true,
        Visits =
        [
            new()
            {
                On = new DateOnly(2026, 3, 10),
                Kind = VisitKind.Demonstration,
                Participants = ["Mei Lin Tan", "Sarah Whitcombe", "Rhys Morgan"],
                Note = "Excellent coaching. Nights would be covered by on-call staff, Chinese by freelancers.",
            },
        ],
        Contact = new("Rhys Morgan", "rhys.morgan@castlemere.example", Languages.English),
    };

    private static Vendor Quickvoice => new()
    {
        Id = "quickvoice",
        Name = "Quickvoice Global",
        Country = "IN",
        FoundBy = "search",
        Languages = ["en"],
        Channels = ["phone", "chat"],
        MinimumAgents = 100,
        MaximumAgents = 2_000,
        MonthlyPrice = 158_000,
        SetUpPrice = 0,
        Shortlisted = false,
        CutReason = "No Chinese, no ISO 27001, and more warning signs than can be overlooked.",
        Profile = VendorProfiles.Quickvoice,
        RedFlags = RedFlagNotes.Quickvoice,
        Contact = new("Arjun Mehta", "arjun.mehta@quickvoice.example", Languages.English),
    };
}

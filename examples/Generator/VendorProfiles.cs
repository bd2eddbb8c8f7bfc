using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>What is known of the vendors. The reserve leaves some of it out, which the evaluators see.</summary>
internal static class VendorProfiles
{
    public static VendorProfile Lanternway => new()
    {
        Industries = ["fashion retail", "marketplaces"],
        References = ["Orchid Lane, head of service", "Quayside Market, director of operations"],
        Technology =
        [
            new(TechnologyKind.Crm, "reads and writes yours by its interface"),
            new(TechnologyKind.Ticketing, "works in yours"),
            new(TechnologyKind.Ccaas, "own, or agents in yours"),
            new(TechnologyKind.SpeechQa, "every call transcribed, a tenth scored"),
        ],
        QualityProgramme = "Eight contacts per agent and week scored by a team apart from operations; calibration with the client every fortnight.",
        ShowsQualitySamples = true,
        TeamSize = 640,
        YearlyTurnover = 0.21m,
        Ramp = new(60, 180, 4),
        MinimumMonthlyContacts = 20_000,
        MaximumMonthlyContacts = 260_000,
        EmergencyPlan = "Second site in Penang takes over within 30 minutes; agents work from home after two hours.",
        AcceptsPilot = true,
        FirstTermMonths = 12,
        NoticeDays = 60,
    };

    public static VendorProfile Brightquay => new()
    {
        Industries = ["retail", "travel"],
        References = ["Three retailers; two of them named"],
        Technology = [new(TechnologyKind.Ticketing, "works in yours"), new(TechnologyKind.Ccaas, "own"), new(TechnologyKind.Chatbot, "own, optional")],
        QualityProgramme = "Five contacts per agent and week.",
        ShowsQualitySamples = true,
        TeamSize = 2_900,
        YearlyTurnover = 0.34m,
        Ramp = new(60, 220, 3),
        EmergencyPlan = "Manila and Cebu back each other up.",
        AcceptsPilot = true,
        FirstTermMonths = 12,
    };

    public static VendorProfile Castlemere => new()
    {
        Industries = ["retail", "utilities"],
        References = ["Alder & Sons, customer director", "Two Rivers Water, head of contact centre"],
        Technology = [new(TechnologyKind.Crm, "works in yours"), new(TechnologyKind.Analytics, "own dashboard")],
        QualityProgramme = "Coach for every nine agents, ten contacts per agent and week.",
        ShowsQualitySamples = true,
        TeamSize = 180,
        YearlyTurnover = 0.14m,
        Ramp = new(40, 90, 10),
        EmergencyPlan = "Home working within a day.",
        AcceptsPilot = true,
        FirstTermMonths = 6,
        NoticeDays = 90,
    };

    public static VendorProfile Quickvoice => new() { References = [], AcceptsPilot = false, FirstTermMonths = 36, NoticeDays = 180 };
}

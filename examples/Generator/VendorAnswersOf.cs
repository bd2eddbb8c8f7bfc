using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>What the three vendors on the shortlist answered to the questions that must be answered.</summary>
internal static class VendorAnswersOf
{
    private static readonly Dictionary<string, Dictionary<string, string>> Told = new()
    {
        [Vendors.Chosen] = new()
        {
            ["clients"] = "A fashion retailer in Singapore since 2021 and a marketplace in London since 2019; call their heads of service.",
            ["languages-hours"] = "English and Chinese around the clock from Kuala Lumpur: four shifts, phone and chat pooled by language.",
            ["data-security"] = "Recordings stay in your region for 90 days; the floor in Kuala Lumpur is in the scope of our ISO 27001 certificate.",
            ["performance"] = "Fourth quarter for the marketplace: 94.1% answered, satisfaction 89, first-contact resolution 84%.",
            ["surge"] = "60 to 180 agents in four weeks at six weeks' notice; done twice in 2025.",
            ["extras"] = "Set-up and training once; after-hours 12%, surge 15%; reports beyond the weekly set 3,000 a month.",
        },
        [Vendors.Reserve] = new()
        {
            ["clients"] = "Three retailers of 10,000 to 40,000 contacts a week; two agreed to a call.",
            ["languages-hours"] = "English around the clock; Chinese by 18 agents in two shifts, doubled by August.",
            ["data-security"] = "A regional cloud of yours or ours; SOC 2 Type II covers Manila and Cebu.",
            ["performance"] = "Results of our largest retailer: 92.7% answered, satisfaction 87.",
            ["surge"] = "60 to 220 agents in three weeks at four weeks' notice.",
            ["extras"] = "After-hours 10%, surge 20%, training per head; custom reports by the hour.",
        },
        ["castlemere"] = new()
        {
            ["clients"] = "Two British retailers of half your size since 2016; both can be called.",
            ["languages-hours"] = "English 07:00 to 23:00 by staff, nights on call; Chinese by freelancers.",
            ["data-security"] = "Data stay in Great Britain; ISO 27001 covers both sites.",
            ["performance"] = "Last quarter: 95.0% answered, satisfaction 91, QA pass rate 97%.",
            ["surge"] = "It depends on the season and on what the labour market gives.",
            ["extras"] = "Everything is in the rate but nights and Sundays.",
        },
    };

    public static IReadOnlyList<VendorAnswers> All(Playbook playbook) =>
    [
        .. Told.Select(vendor => new VendorAnswers
        {
            VendorId = vendor.Key,
            Items =
            [
                .. playbook.Shortlist.Questions.Where(question => vendor.Value.ContainsKey(question.Id)).Select(question => new VendorAnswer
                {
                    Question = question.Id,
                    Text = vendor.Value[question.Id],
                    Vague = IsVague(vendor.Key, question.Id),
                    Note = IsVague(vendor.Key, question.Id) ? "No number, no date." : null,
                }),
            ],
        }),
    ];

    // Vagueness about surges is no red flag by the playbook, but the evaluators see it.
    private static bool IsVague(string vendor, string question) => (vendor, question) == ("castlemere", "surge");
}

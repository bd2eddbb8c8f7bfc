using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>What the contract with the chosen vendor settles beside its checklist.</summary>
internal static class ContractParts
{
    private const string Answering = "call-connection-rate";

    /// <summary>Every service standard as asked for; the vendor commits to one percent more of answered calls.</summary>
    public static IReadOnlyList<SlaTerm> Sla(Playbook playbook)
    {
        var request = RetailerRequest.Create();
        return
        [
            .. RequestCheck.KpisOf(request, playbook).Select(kpi => new SlaTerm
            {
                Kpi = kpi.Id,
                Target = (kpi.Target ?? request.Baseline.First(value => value.Kpi == kpi.Id).Value) + (kpi.Id == Answering ? 0.01m : 0),
                MeasurementSource = kpi.Id == "csat" ? "Survey after each contact, owned by Harbour & Pine" : "Export of the contact-centre platform",
                ReportingPeriod = kpi.Critical ? ReportingPeriod.Weekly : ReportingPeriod.Monthly,
                Compensation = kpi.Critical
                    ? "5% of the month's fee when missed, 10% in the second month in a row"
                    : "Corrective plan within ten business days",
            }),
        ];
    }

    public static ContractPrice Price { get; } = new()
    {
        MonthlyService = 241_000,
        SetUp = 36_000,
        Training = 52_000,
        MonthlyQualityAssurance = 0,
        MonthlyReports = 1_200,
        MonthlyAfterHours = 4_800,
        YearlySurge = 92_000,
    };

    public static ContractTerms Terms { get; } = new()
    {
        NoticeDays = 60,
        DataReturnDays = 30,
        FirstTermMonths = 12,
        PilotFirst = true,
        OwnsScripts = true,
        OwnsProcessDocuments = true,
        OwnsKnowledgeBase = true,
    };

    public static CommunicationPlan Communication { get; } = new()
    {
        CompanyContacts =
        [
            Of(Roles.ProjectManager, "Project lead", true), Of(Roles.BpoOwner, "Answers the vendor, approves changes of processes"),
            Of(Roles.It, "Systems and access"),
        ],
        VendorContacts =
        [
            new("黄慧敏", "Project lead", "huimin.wong@lanternway.example", true), new("Faisal Rahman", "Head of shifts", "faisal.rahman@lanternway.example"),
        ],
        Meetings = [new("Operations call: figures, defects, staffing", 7), new("Steering: contract, cost, risks", 30)],
        Channel = "Harbour & Pine x Lanternway, daily operations (instant messages)",
        Escalation = [new("Head of shifts", 0), new("Project leads of both sides", 30), new("Sponsor and the vendor's director of operations", 240)],
    };

    private static PlanContact Of(string role, string task, bool isLead = false) => new(People.With(role).Name, task, People.With(role).Email, isLead);
}

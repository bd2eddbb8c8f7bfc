using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Lifecycle;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What the contract takes in beside its checklist.</summary>
internal static class ContractInputs
{
    private static readonly WorkEntry[] Contact =
        [Line("name"), Line("task"), new WorkEntry("email", Forms.FieldKind.Email), YesNo("isLead")];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<ContractTerms>("contract-terms", StageIds.Contract)
        {
            Row = "contract-terms",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Count("noticeDays").Needed, Count("dataReturnDays").Needed, Count("firstTermMonths").Needed, Flag("pilotFirst"), Flag("ownsScripts"),
                Flag("ownsProcessDocuments"), Flag("ownsKnowledgeBase"),
            ],
            AuditKinds = ["contract.terms"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutContractPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<ContractPrice>("contract-price", StageIds.Contract)
        {
            Row = "contract-price",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Amount("monthlyService").Needed, Amount("setUp"), Amount("training"), Amount("monthlyQualityAssurance"), Amount("monthlyReports"),
                Amount("monthlyAfterHours"), Amount("yearlySurge"),
            ],
            AuditKinds = ["contract.price"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutContractPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<SlaTerm>("sla", StageIds.Contract)
        {
            Row = "sla",
            Key = [Choice("kpi", facts => facts.File.Kpis.Select(kpi => (kpi.Id, facts.In(kpi.Name))))],
            Entries = (_, _) =>
            [
                Amount("target").Needed, Line("measurementSource").Needed,
                Choice("reportingPeriod", facts => facts.Values<ReportingPeriod>("reporting-period")).Needed, Line("compensation").Needed,
            ],
            Expected = facts => facts.File.Kpis.Select(kpi => (kpi.Id, facts.In(kpi.Name))),
            AuditKinds = ["contract.sla"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutContractPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<CommunicationPlan>("communication-plan", StageIds.Contract)
        {
            Row = "communication-plan",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Line("channel").Needed, List("companyContacts", Contact), List("vendorContacts", Contact),
                List("meetings", Line("name"), Count("everyDays")), List("escalation", Line("contact"), Count("afterMinutes")),
            ],
            AuditKinds = ["contract.communication"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutContractPart>().PutAsync(run, input, cancellation),
        },
    ];
}

using System.Text.Json.Nodes;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What the shortlist takes in.</summary>
internal static class ShortlistInputs
{
    private const int Poor = 1;
    private const int Excellent = 5;

    private static readonly WorkEntry VendorKey = Choice("vendorId", facts => facts.Vendors.Select(vendor => (vendor.Id, vendor.Name)));

    private static readonly WorkEntry[] OfVendor =
    [
        Line("name").Needed, Choice("country", facts => facts.Countries).Needed, Line("foundBy").Needed, Area("languages").Needed, Several("channels", facts => facts.Channels).Needed,
        Area("certificates"), Count("minimumAgents").Needed, Count("maximumAgents").Needed, Line("hours"), Amount("monthlyPrice").Needed,
        Amount("setUpPrice"), Flag("shortlisted"), Area("cutReason"), Line("contact.name").Needed,
        new WorkEntry("contact.email", Forms.FieldKind.Email).Needed, Choice("contact.language", facts => facts.ReaderLanguages).Needed,
        Area("profile.industries"), Area("profile.references"), Area("profile.qualityProgramme"), YesNo("profile.showsQualitySamples"),
        Count("profile.teamSize"), Amount("profile.yearlyTurnover"), Area("profile.emergencyPlan"), YesNo("profile.acceptsPilot"),
        Count("profile.firstTermMonths"), Count("profile.noticeDays"),
        List("redFlags", Choice("id", facts => facts.Playbook.Shortlist.RedFlags.Select(flag => (flag.Id, facts.In(flag.Name)))), Area("note")),
        List("visits", Day("on"), Choice("kind", facts => facts.Values<VisitKind>("visit-kind")), Area("participants"), Area("note")),
    ];

    private static readonly WorkEntry[] OfOffer =
    [
        Choice("pricingModel", facts => facts.Worded(Known.PricingModels, "pricing-model")).Needed, Line("currency").Needed,
        Amount("agentMonth"), Amount("hour"), Amount("contact"), Amount("monthlyFee"), Amount("setUp"), Amount("training"), Amount("qualityMonthly"),
        Amount("reportsMonthly"), Amount("afterHoursSurcharge"), Amount("surgeSurcharge"), Amount("minimumMonthly"), Day("validUntil"), Area("note"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<Vendor>("vendor", StageIds.Shortlist)
        {
            Row = "vendor",
            Key = [Line("id")],
            IdFrom = "name",
            Entries = (_, _) => OfVendor,
            AuditKinds = ["vendor."],
            IsOfVendors = true,
            Put = (commands, run, _, input, cancellation) => commands.Of<PutVendor>().PutAsync(run, input, cancellation),
        },
        new WorkInput<Scorecard>("scorecard", StageIds.Shortlist)
        {
            Row = "scorecard",
            Key = [VendorKey, Line("evaluator") with { Suggestions = facts => facts.Evaluators }],
            Entries = (_, _) => [new WorkEntry("scores", Forms.FieldKind.Choice) { Each = Criteria, Options = _ => Scores, IsRequired = true }, Area("note")],
            NameOf = (facts, _, stored) => $"{VendorName(facts, stored)} · {stored["evaluator"]}",
            AuditKinds = ["scorecard."],
            IsOfVendors = true,
            Put = (commands, run, _, input, cancellation) => commands.Of<PutScorecard>().PutAsync(run, input, cancellation),
        },
        new WorkInput<Offer>("offer", StageIds.Shortlist)
        {
            Row = "offer",
            Key = [VendorKey],
            Entries = (_, _) => OfOffer,
            Expected = Shortlisted,
            Shown = (facts, _, stored) => stored ?? new JsonObject { ["currency"] = facts.File.Request.Budget.Currency },
            NameOf = (facts, _, stored) => VendorName(facts, stored),
            AuditKinds = ["offer."],
            IsOfVendors = true,
            Put = (commands, run, _, input, cancellation) => commands.Of<PutOffer>().PutAsync(run, input, cancellation),
        },
        new WorkInput<VendorAnswers>("answers", StageIds.Shortlist)
        {
            Row = "answers",
            Key = [VendorKey],
            Entries = (_, _) =>
            [
                List("items", Choice("question", Questions), Area("text"), YesNo("vague"), Area("note")) with { About = "question", Offered = Required },
            ],
            Expected = Shortlisted,
            NameOf = (facts, _, stored) => VendorName(facts, stored),
            AuditKinds = ["answers."],
            IsOfVendors = true,
            Put = (commands, run, _, input, cancellation) => commands.Of<PutAnswers>().PutAsync(run, input, cancellation),
        },
    ];

    private static IEnumerable<(string Value, string Name)> Scores =>
        Enumerable.Range(Poor, Excellent).Select(score => ($"{score}", $"{score}"));

    private static IEnumerable<(string Id, string Name)> Criteria(WorkFacts facts) =>
        facts.Playbook.Shortlist.Criteria.Select(criterion => (criterion.Id, facts.In(criterion.Name)));

    private static IEnumerable<(string Value, string Name)> Questions(WorkFacts facts) =>
        facts.Playbook.Shortlist.Questions.Select(question => (question.Id, facts.In(question.Text)));

    private static IEnumerable<(string Key, string Name)> Shortlisted(WorkFacts facts) =>
        facts.Vendors.Where(vendor => vendor.Shortlisted).Select(vendor => (vendor.Id, vendor.Name));

    private static IEnumerable<string> Required(WorkFacts facts) =>
        facts.Playbook.Shortlist.Questions.Where(question => question.Required).Select(question => question.Id);

    private static string VendorName(WorkFacts facts, JsonNode stored) =>
        stored["vendorId"]?.ToString() is { } id ? facts.Vendors.FirstOrDefault(vendor => vendor.Id == id)?.Name ?? id : "";
}

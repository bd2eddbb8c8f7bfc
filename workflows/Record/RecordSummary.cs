using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;

namespace Onboarding.Workflows.Record;

/// <summary>What somebody must know who reads no further.</summary>
internal static class RecordSummary
{
    /// <summary>In a few sentences, the most important first.</summary>
    public static IReadOnlyList<Phrase> Of(IReadOnlyList<RecordedGate> gates, VendorChoice? vendors, IReadOnlyList<FormerVendor> former, IReadOnlyList<Risk> risks) =>
        [.. OfDecisions(gates), .. OfRounds(gates), .. OfVendors(vendors), .. former.Select(OfFormer), .. OfRisks(risks)];

    private static IEnumerable<Phrase> OfDecisions(IReadOnlyList<RecordedGate> gates)
    {
        var decided = gates.Where(gate => gate.Decision is not null).ToList();
        if (decided.Count == 0)
        {
            yield return new Phrase("record.nothing-decided");
            yield break;
        }

        var against = decided.Where(gate => gate.IsAgainstAdvice).ToList();
        yield return new Phrase(against.Count == 0 ? "record.as-advised" : "record.some-against").With("count", decided.Count).With("against", against.Count);
        foreach (var gate in against)
        {
            yield return gate.Called("record.against").With("round", gate.Gate.Round).With("choice", gate.Decision!.Name)
                .With("advice", gate.Recommendation!.Name).With("names", LocalizedText.ListOf(gate.Gate.Outcome!.DecidedBy));
        }
    }

    private static IEnumerable<Phrase> OfRounds(IReadOnlyList<RecordedGate> gates)
    {
        if (gates.Count(gate => gate.IsReturned) is > 0 and var returned) yield return new Phrase("record.returned").With("count", returned);
        foreach (var gate in gates.Where(gate => gate.SentBackTo is not null))
        {
            yield return gate.Called("record.sent-back").With("round", gate.Gate.Round).With("stage", PhraseValue.Word($"stage.{gate.SentBackTo}"))
                .With("choice", gate.Decision?.Name ?? new LocalizedText("", "")).With("names", LocalizedText.ListOf(gate.Gate.Outcome!.DecidedBy));
        }

        foreach (var gate in gates.Where(gate => gate.IsExpired))
            yield return gate.Called("record.expired").With("round", gate.Gate.Round);
        foreach (var gate in gates.Where(gate => gate.Decision?.Id == ChoiceIds.Extend))
            yield return gate.Called("record.extended").With("on", DateOnly.FromDateTime(gate.Gate.Outcome!.At.UtcDateTime));
    }

    private static IEnumerable<Phrase> OfVendors(VendorChoice? vendors)
    {
        if (vendors is not null) yield return new Phrase("record.vendor").With("vendor", vendors.Chosen).With("reserve", vendors.Reserve);
    }

    private static Phrase OfFormer(FormerVendor former) => new Phrase("record.former-vendor")
        .With("former", former.Name).With("vendor", former.ReplacedBy).With("on", DateOnly.FromDateTime(former.At.UtcDateTime)).With("count", former.Entries);

    private static IEnumerable<Phrase> OfRisks(IReadOnlyList<Risk> risks)
    {
        var high = risks.Count(risk => risk is { Level: RiskLevel.High, Status: RiskStatus.Open });
        var occurred = risks.Count(risk => risk.Status == RiskStatus.Occurred);
        yield return new Phrase("record.risks").With("count", risks.Count).With("high", high).With("occurred", occurred);
    }
}

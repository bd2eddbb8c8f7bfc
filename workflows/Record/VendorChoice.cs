using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Record;

/// <summary>Which vendor was chosen and why the others were not, by the ranking that the approvers saw.</summary>
/// <param name="Chosen">Name of the vendor.</param>
/// <param name="Reserve">Name of the one that stands by.</param>
/// <param name="At">UTC of the decision.</param>
/// <param name="Candidates">Every vendor of the ranking, best first.</param>
/// <param name="Cut">Why vendors of the long list were not ranked.</param>
public sealed record VendorChoice(
    string Chosen, string Reserve, DateTimeOffset At, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Phrase> Cut)
{
    private const string Vendor = "vendor";
    private const string Rank = "rank";

    /// <summary>The choice; null while no shortlist gate has made one.</summary>
    public static VendorChoice? Of(IEnumerable<RecordedGate> gates)
    {
        var gate = gates.LastOrDefault(one => one.Gate is { Id: StageIds.Shortlist, Outcome.Result: GateResult.Advance })?.Gate;
        if (gate is null || TextOf(gate.Case.Question, Vendor) is not { } chosen) return null;
        var reserve = TextOf(gate.Case.Question, "reserve") ?? "";
        var ranked = gate.Case.Figures.Where(figure => TextOf(figure.Label, Vendor) is not null && NumberOf(figure.Label, Rank) is not null).ToList();
        var rankOfChosen = ranked.Where(figure => TextOf(figure.Label, Vendor) == chosen).Select(figure => NumberOf(figure.Label, Rank)).FirstOrDefault();
        var names = ranked.Select(figure => TextOf(figure.Label, Vendor)).ToHashSet();
        return new VendorChoice(
            chosen, reserve, gate.Outcome!.At,
            [.. ranked.Select(figure => CandidateOf(figure, gate.Case, chosen, reserve, rankOfChosen))],
            [.. gate.Case.Reasons.Where(reason => TextOf(reason, Vendor) is { } name && !names.Contains(name))]);
    }

    private static Candidate CandidateOf(Figure figure, GateCase seen, string chosen, string reserve, decimal? rankOfChosen)
    {
        var name = TextOf(figure.Label, Vendor)!;
        var rank = NumberOf(figure.Label, Rank)!.Value;
        var said = seen.Reasons.Where(reason => TextOf(reason, Vendor) == name).ToList();
        var part = name == chosen ? CandidatePart.Chosen : name == reserve ? CandidatePart.Reserve : CandidatePart.Other;
        return new Candidate(name, (int)rank, figure.Value, part, figure.Verdict != "fail", part == CandidatePart.Chosen
            ? said
            : [.. said, new Phrase(rank > rankOfChosen ? "record.ranked-behind" : "record.not-proposed").With(Vendor, chosen)]);
    }

    private static string? TextOf(Phrase phrase, string name) => phrase.Values.GetValueOrDefault(name)?.Text;

    private static decimal? NumberOf(Phrase phrase, string name) => phrase.Values.GetValueOrDefault(name)?.Number;
}

/// <summary>A vendor of the ranking.</summary>
/// <param name="Name">Name.</param>
/// <param name="Rank">Place, from 1.</param>
/// <param name="Score">Its score as the approvers saw it.</param>
/// <param name="Part">What became of it.</param>
/// <param name="IsEligible">False when something ruled it out.</param>
/// <param name="Reasons">What spoke for or against it.</param>
public sealed record Candidate(string Name, int Rank, Phrase Score, CandidatePart Part, bool IsEligible, IReadOnlyList<Phrase> Reasons);

/// <summary>What became of a vendor of the ranking.</summary>
public enum CandidatePart
{
    /// <summary>It was chosen.</summary>
    Chosen,

    /// <summary>It stands by.</summary>
    Reserve,

    /// <summary>It was not chosen.</summary>
    Other,
}

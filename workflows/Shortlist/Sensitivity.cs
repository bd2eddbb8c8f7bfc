using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>What happens to the first place when one weight moves.</summary>
/// <param name="Criterion">Criterion whose weight moves; the others share what is left as before.</param>
/// <param name="Move">By how much, as a share of the weight: -0.2 or 0.2.</param>
/// <param name="Winners">Who is first then; several when they are level.</param>
/// <param name="Changes">True when that is not who is first with the weights as they are.</param>
public sealed record Sensitivity(Criterion Criterion, decimal Move, IReadOnlyList<Vendor> Winners, bool Changes)
{
    // Weights are whole numbers, so a fifth more or less is 12 or 8 against 10 for the others; only their proportions count.
    private const int Unmoved = 10;
    private static readonly (int Tenths, decimal Move)[] Moves = [(8, -0.2m), (12, 0.2m)];

    /// <summary>Both moves of every criterion; empty when nobody is eligible.</summary>
    public static IReadOnlyList<Sensitivity> Of(IReadOnlyList<Candidate> candidates, ShortlistRules rules)
    {
        var winners = WinnersOf(candidates, rules);
        return winners.Count == 0
            ? []
            : [.. from criterion in rules.Criteria from move in Moves select Moved(candidates, rules, criterion, move, winners)];
    }

    private static Sensitivity Moved(
        IReadOnlyList<Candidate> candidates, ShortlistRules rules, Criterion moved, (int Tenths, decimal Move) move, IReadOnlyList<Vendor> before)
    {
        var criteria = rules.Criteria.Select(one => one with { Weight = one.Weight * (one.Id == moved.Id ? move.Tenths : Unmoved) }).ToList();
        var winners = WinnersOf(candidates, rules with { Criteria = criteria });
        return new Sensitivity(moved, move.Move, winners, !winners.Select(one => one.Id).SequenceEqual(before.Select(one => one.Id)));
    }

    private static IReadOnlyList<Vendor> WinnersOf(IReadOnlyList<Candidate> candidates, ShortlistRules rules) =>
        [.. ShortlistRanking.Of(candidates, rules).Where(one => one is { IsEligible: true, Rank: 1 }).Select(one => one.Vendor)];
}

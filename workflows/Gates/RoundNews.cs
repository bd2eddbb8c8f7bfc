using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>What is new in a round of a gate that was held before: it is kept with the round, as what its approvers are shown.</summary>
public sealed record RoundNews
{
    /// <summary>The round before, from 1; null where the gate was not held before and the run was sent back to its stage.</summary>
    public int? Since { get; init; }

    /// <summary>Figures that differ, in the new case's order, those that are gone last; empty when none does.</summary>
    public IReadOnlyList<FigureChange> Changes { get; init; } = [];

    /// <summary>What the approvers of the round before wrote, in the order of the answers.</summary>
    public IReadOnlyList<EarlierComment> Comments { get; init; } = [];

    /// <summary>The gate that sent the run back here since; null: none did.</summary>
    public SentBack? SentBack { get; init; }

    /// <summary>What is new since a round. Pure.</summary>
    /// <param name="before">The round before.</param>
    /// <param name="approvals">Its answers.</param>
    /// <param name="now">What the new round's approvers are shown.</param>
    public static RoundNews Of(Gate before, IEnumerable<Approval> approvals, GateCase now) => new()
    {
        Since = before.Round,
        Changes = ChangesBetween(before.Case, now),
        Comments = [.. CommentsOf(approvals)],
    };

    /// <summary>The news with what was written at the gate that sent the run back since the round before. Pure.</summary>
    /// <param name="policy">Policy of that gate.</param>
    /// <param name="approvals">Its answers.</param>
    public RoundNews With(GatePolicy policy, IEnumerable<Approval> approvals) =>
        this with { SentBack = new SentBack(policy.Name, [.. CommentsOf(approvals).Select(one => one with { Answer = policy.Choices.Single(choice => choice.Id == one.Choice).Name })]) };

    private static IEnumerable<EarlierComment> CommentsOf(IEnumerable<Approval> approvals) => approvals
        .Where(one => one.Comment is not null).OrderBy(one => one.AnsweredAt).ThenBy(one => one.ApproverKey, StringComparer.Ordinal)
        .Select(one => new EarlierComment(one.Approver.Name, one.Approver.Role, one.Choice!, one.Comment!));

    /// <summary>Figures whose value differs between two cases, or that only one of them has.</summary>
    public static IReadOnlyList<FigureChange> ChangesBetween(GateCase before, GateCase after)
    {
        var former = ByLabel(before.Figures);
        var now = ByLabel(after.Figures);
        return
        [
            .. now.Select(one => new FigureChange(one.Figure.Label, former.Find(other => other.Key == one.Key).Figure?.Value, one.Figure.Value))
                .Where(change => change.Before is null || Written(change.Before) != Written(change.After!)),
            .. former.Where(one => !now.Exists(other => other.Key == one.Key)).Select(one => new FigureChange(one.Figure.Label, one.Figure.Value, null)),
        ];
    }

    // Labels may repeat (a waiver each for two items of one name): the first is compared with the first.
    private static List<(string Key, Figure Figure)> ByLabel(IEnumerable<Figure> figures) =>
        [.. figures.GroupBy(figure => Written(figure.Label)).SelectMany(group => group.Select((figure, place) => ($"{group.Key}#{place}", figure)))];

    // Phrases hold dictionaries, which compare by reference; as they are stored, their values stand in the order in which they were given.
    private static string Written(Phrase phrase) => JsonSerializer.Serialize(
        phrase with { Values = new SortedDictionary<string, PhraseValue>(phrase.Values.ToDictionary(), StringComparer.Ordinal) }, RunJson.Options);
}

/// <summary>A figure that differs from the round before.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Before">Its value then; null when it was not there.</param>
/// <param name="After">Its value now; null when it is gone.</param>
public sealed record FigureChange(Phrase Label, Phrase? Before, Phrase? After);

/// <summary>What somebody wrote with their answer in the round before.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="Choice">Choice id.</param>
/// <param name="Comment">What.</param>
public sealed record EarlierComment(string Name, string Role, string Choice, string Comment)
{
    /// <summary>Name of the choice at another gate, which sent the run back; null of the gate's own.</summary>
    public LocalizedText? Answer { get; init; }
}

/// <summary>What was written at the gate that sent the run back.</summary>
/// <param name="Gate">Its name.</param>
/// <param name="Comments">What, in the order of the answers.</param>
public sealed record SentBack(LocalizedText Gate, IReadOnlyList<EarlierComment> Comments);

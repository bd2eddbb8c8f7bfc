using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Record;

/// <summary>A round of a gate as the record tells it: what was asked, on which data, what was recommended, who said what, what came of it.</summary>
public sealed record RecordedGate
{
    /// <summary>The round.</summary>
    public required Gate Gate { get; init; }

    /// <summary>The policy it was held by.</summary>
    public required GatePolicy Policy { get; init; }

    /// <summary>Everybody asked, those who answered first, in the order of their answers.</summary>
    public required IReadOnlyList<RecordedAnswer> Answers { get; init; }

    /// <summary>What the rules recommended; null when they recommended nothing.</summary>
    public GateChoice? Recommendation { get; init; }

    /// <summary>What was decided; null while it is open and when nobody decided.</summary>
    public GateChoice? Decision { get; init; }

    /// <summary>True when the decision is another than the rules recommended.</summary>
    public bool IsAgainstAdvice => Decision is { } decision && Recommendation is { } advice && decision.Id != advice.Id;

    /// <summary>True when its stage went back to the project manager.</summary>
    public bool IsReturned => Gate.Outcome is { Result: GateResult.Return, ReturnTo: null };

    /// <summary>The earlier stage that it sent the run back to; null: to none.</summary>
    public string? SentBackTo => Gate.Outcome?.ReturnTo;

    /// <summary>True when nobody decided in time.</summary>
    public bool IsExpired => Gate.Status == GateStatus.Expired;

    /// <summary>A sentence with the gate's name and, of a review, its day of the pilot or its number; without it one review could not be told from the next.</summary>
    /// <param name="key">Key of a text that uses <c>gate</c>, <c>day</c> and <c>number</c>; the latter two are empty for other gates.</param>
    public Phrase Called(string key) => new Phrase(key).With("gate", Policy.Name)
        .With("day", Gate.Id.StartsWith($"{GateIds.PilotReview}-", StringComparison.Ordinal) ? (PhraseValue)GateIds.DayOfReview(Gate.Id) : "")
        .With("number", Gate.Id.StartsWith(GateIds.OperationsReview, StringComparison.Ordinal) ? (PhraseValue)GateIds.NumberOfReview(Gate.Id) : "");

    /// <summary>A round as it is now.</summary>
    public static RecordedGate Of(Gate gate, GatePolicy policy, IEnumerable<Approval> approvals)
    {
        var advice = ChoiceOf(policy, gate.Case.Recommendation);
        return new RecordedGate
        {
            Gate = gate,
            Policy = policy,
            Recommendation = advice,
            Decision = ChoiceOf(policy, gate.Outcome?.Choice),
            Answers =
            [
                .. approvals.Where(approval => approval.PassedOn is null).OrderBy(approval => approval.AnsweredAt ?? DateTimeOffset.MaxValue).ThenBy(approval => approval.Approver.Name, StringComparer.Ordinal)
                    .Select(approval => RecordedAnswer.Of(approval, ChoiceOf(policy, approval.Choice), advice)),
            ],
        };
    }

    // A choice that the policy does not know any more is no reason to show no record.
    private static GateChoice? ChoiceOf(GatePolicy policy, string? id) => policy.Choices.FirstOrDefault(choice => choice.Id == id);
}

/// <summary>One person's part in a round.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="Choice">The answer; null when there is none.</param>
/// <param name="Comment">The comment; null without one.</param>
/// <param name="At">UTC; null without an answer.</param>
/// <param name="IsAgainstAdvice">True when the answer is another than the rules recommended.</param>
public sealed record RecordedAnswer(string Name, string Role, GateChoice? Choice, string? Comment, DateTimeOffset? At, bool IsAgainstAdvice)
{
    internal static RecordedAnswer Of(Approval approval, GateChoice? choice, GateChoice? advice) => new(
        approval.Approver.Name, approval.Approver.Role, choice, approval.Comment, approval.AnsweredAt,
        choice is not null && advice is not null && choice.Id != advice.Id);
}

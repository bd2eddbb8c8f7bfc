using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>What an approver hands in.</summary>
/// <param name="Choice">Choice id; nothing is ever assumed when it is missing.</param>
/// <param name="Comment">Comment; required where the choice says so, and where it goes against the recommendation.</param>
public sealed record GateAnswer(string? Choice, string? Comment)
{
    /// <summary>One-time code out of the approver's mail; required where the policy says so.</summary>
    public string? Code { get; init; }

    /// <summary>Longest comment, in characters.</summary>
    public const int MaximumCommentLength = 4000;

    /// <summary>The comment without surrounding blanks; null when nothing is left.</summary>
    public string? TrimmedComment => string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim();

    /// <summary>What is wrong with it at this gate, by field; empty when it can be taken.</summary>
    public IReadOnlyDictionary<string, Phrase> ProblemsAt(GateFile file)
    {
        var problems = new Dictionary<string, Phrase>();
        var choice = file.Choices.FirstOrDefault(one => one.Id == Choice);
        if (string.IsNullOrEmpty(Choice)) problems["choice"] = new Phrase("gate.choice-required");
        else if (choice is null) problems["choice"] = new Phrase("gate.choice-unknown").With("choices", string.Join(", ", file.Choices.Select(one => one.Id)));
        if (choice is not null && file.NeedsComment(choice) && TrimmedComment is null) problems["comment"] = MissingComment(file, choice);
        if (TrimmedComment?.Length > MaximumCommentLength)
            problems["comment"] = new Phrase("gate.comment-too-long").With("maximum", MaximumCommentLength);
        return problems;
    }

    private static Phrase MissingComment(GateFile file, GateChoice choice) => file.IsAgainstRecommendation(choice.Id)
        ? new Phrase("gate.reason-required").With("choice", choice.Name).With("recommended", file.Recommended!.Name)
        : new Phrase("gate.comment-required").With("choice", choice.Name);
}

/// <summary>What came of an answer.</summary>
/// <param name="Status">Whether it counts.</param>
/// <param name="Linked">The gate round after it; null for an unknown link.</param>
public sealed record AnswerResult(AnswerStatus Status, LinkedGate? Linked)
{
    /// <summary>With <see cref="AnswerStatus.Invalid"/>: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>();
}

/// <summary>Whether an answer counts.</summary>
public enum AnswerStatus
{
    /// <summary>It counts, now or already since the same answer came before.</summary>
    Accepted,

    /// <summary>A field is missing or wrong; nothing was changed.</summary>
    Invalid,

    /// <summary>This person already gave another answer, which stands.</summary>
    AlreadyAnswered,

    /// <summary>The gate was closed before; nothing was changed.</summary>
    Closed,

    /// <summary>Somebody before this person has to answer first; nothing was changed.</summary>
    NotYet,

    /// <summary>The run stands still; nothing was changed.</summary>
    Paused,

    /// <summary>The link is not one of ours.</summary>
    UnknownLink,
}

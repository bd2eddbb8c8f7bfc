using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates;

/// <summary>What a project manager says of somebody's absence. Days are those of the person's own time zone.</summary>
public sealed record AbsenceInput
{
    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive; one that is over ends an absence early.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>E-mail address of the person of the run who answers meanwhile.</summary>
    public required string DelegateTo { get; init; }

    /// <summary>Why; null: not said.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an approver says who gives their part to somebody else.</summary>
public sealed record DelegateInput
{
    /// <summary>E-mail address of a person of the run.</summary>
    public string? DelegateTo { get; init; }

    /// <summary>Last day of it, inclusive, in the approver's own time zone, as <c>yyyy-MM-dd</c>.</summary>
    public string? Until { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>What came of giving a part away.</summary>
/// <param name="Status">Whether it was given.</param>
/// <param name="Linked">The round after it; null for an unknown link.</param>
public sealed record DelegateResult(AnswerStatus Status, LinkedGate? Linked)
{
    /// <summary>With <see cref="AnswerStatus.Invalid"/>: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>();
}

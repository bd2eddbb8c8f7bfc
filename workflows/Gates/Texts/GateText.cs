namespace Onboarding.Workflows.Gates.Texts;

/// <summary>A gate round in words, for one reader in their language and time zone. Mails and pages are filled from it.</summary>
public sealed record GateText
{
    /// <summary>What the gate decides, as a heading.</summary>
    public required string Gate { get; init; }

    /// <summary>Round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Name of the choice that the rules recommend; empty when they recommend none.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Figures that matter.</summary>
    public required IReadOnlyList<FigureText> Figures { get; init; }

    /// <summary>Figures that differ from the round before; empty in a first round.</summary>
    public required IReadOnlyList<ChangeText> Changes { get; init; }

    /// <summary>What the approvers of the round before wrote; empty in a first round.</summary>
    public required IReadOnlyList<EarlierText> Earlier { get; init; }

    /// <summary>Name of the later gate that sent the run back here since; empty: none did.</summary>
    public string SentBackBy { get; init; } = "";

    /// <summary>What was written there.</summary>
    public IReadOnlyList<EarlierText> SentBack { get; init; } = [];

    /// <summary>The project manager's note; empty when there is none.</summary>
    public required string Note { get; init; }

    /// <summary>How answers make a decision, in a sentence.</summary>
    public required string Rule { get; init; }

    /// <summary>When the reader's answer is due; empty before their turn has come.</summary>
    public required string Due { get; init; }

    /// <summary>When the gate closes undecided; where one is asked after the other, unless an approval makes it the next one's turn before.</summary>
    public required string Closes { get; init; }

    /// <summary>The choices offered.</summary>
    public required IReadOnlyList<ChoiceText> Choices { get; init; }

    /// <summary>In whose place the reader is asked and why, in a sentence; empty: in their own right.</summary>
    public string InPlaceOf { get; init; } = "";

    /// <summary>Everybody else who is asked.</summary>
    public required IReadOnlyList<PersonText> Others { get; init; }
}

/// <summary>A figure in words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The value.</param>
/// <param name="Verdict"><c>pass</c>, <c>fail</c>, <c>open</c> or empty, for the style.</param>
/// <param name="VerdictText">The verdict in a word, so that colour says nothing by itself; empty for plain facts.</param>
public sealed record FigureText(string Label, string Value, string Verdict, string VerdictText);

/// <summary>A figure that differs from the round before, in words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Before">Its value then; empty when it was not there.</param>
/// <param name="After">Its value now; empty when it is gone.</param>
public sealed record ChangeText(string Label, string Before, string After);

/// <summary>What somebody wrote in the round before.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="Answer">What they answered.</param>
/// <param name="Comment">What they wrote.</param>
public sealed record EarlierText(string Name, string Role, string Answer, string Comment);

/// <summary>A choice in words.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="NeedsComment">True when it is refused without a comment.</param>
/// <param name="IsAgainst">True when the rules recommend another one; it then needs a reason.</param>
/// <param name="Selected">True when the reader chose it in a form that was refused; never otherwise.</param>
public sealed record ChoiceText(string Id, string Name, bool NeedsComment, bool IsAgainst, bool Selected)
{
    /// <summary>To which earlier stage the run goes back by it, in a few words; empty when to none.</summary>
    public string GoesBack { get; init; } = "";
}

/// <summary>Somebody's part in words.</summary>
/// <param name="Name">Name.</param>
/// <param name="Role">Role.</param>
/// <param name="State">Whether they answered, and what.</param>
public sealed record PersonText(string Name, string Role, string State)
{
    /// <summary>True when they answered.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>What they wrote with their answer; empty when nothing.</summary>
    public string Comment { get; init; } = "";
}

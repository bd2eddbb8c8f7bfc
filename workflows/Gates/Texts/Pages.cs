using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>What the endpoint adds to a page: its anti-forgery value and, after a form that was refused, what the form had.</summary>
/// <param name="AntiForgeryField">Name of the hidden field.</param>
/// <param name="AntiForgery">Value of the hidden field.</param>
public sealed record DecisionForm(string AntiForgeryField, string AntiForgery)
{
    /// <summary>Path that takes the answer.</summary>
    public string Action { get; init; } = "";

    /// <summary>Path that mails a one-time code.</summary>
    public string CodeAction { get; init; } = "";

    /// <summary>Choice of the refused form; null: nothing is preselected.</summary>
    public string? Choice { get; init; }

    /// <summary>Comment of the refused form.</summary>
    public string? Comment { get; init; }

    /// <summary>What was wrong, by field (<c>choice</c>, <c>comment</c>, <c>code</c>).</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>Address of the page on which the part can be given to somebody else; empty: nowhere.</summary>
    public string DelegatePath { get; init; } = "";

    /// <summary>Where the evidence of the stage's checklist can be looked at, in the approver's language; empty when there is none.</summary>
    public IReadOnlyList<EvidenceText> Evidence { get; init; } = [];

    /// <summary>True when another answer came after the one that stands, or any after the gate was closed.</summary>
    public bool WasRefused { get; init; }
}

/// <summary>View of the page that asks for a decision.</summary>
public sealed record DecisionPage(string Language, string Name, string Company, string Title) : ILanguageView
{
    /// <summary>The gate round in words.</summary>
    public required GateText Gate { get; init; }

    /// <summary>Name of the anti-forgery field.</summary>
    public required string AntiForgeryField { get; init; }

    /// <summary>Anti-forgery value.</summary>
    public required string AntiForgery { get; init; }

    /// <summary>Where the evidence of the stage's checklist can be looked at; empty when there is none.</summary>
    public required IReadOnlyList<EvidenceText> Evidence { get; init; }

    /// <summary>Who paused the run, when and why; empty while it goes on. No answer is taken meanwhile.</summary>
    public required string Paused { get; init; }

    /// <summary>Comment of a refused form; empty otherwise.</summary>
    public required string Comment { get; init; }

    /// <summary>What is wrong with the choice; empty when nothing is.</summary>
    public required string ChoiceProblem { get; init; }

    /// <summary>What is wrong with the comment; empty when nothing is.</summary>
    public required string CommentProblem { get; init; }

    /// <summary>Address of the page on which the part can be given to somebody else; empty: nowhere.</summary>
    public required string DelegatePath { get; init; }

    /// <summary>True when the answer needs a one-time code.</summary>
    public required bool NeedsCode { get; init; }

    /// <summary>When the newest code was asked for; empty before the first.</summary>
    public required string CodeAskedAt { get; init; }

    /// <summary>How long a code counts, in minutes.</summary>
    public required int CodeMinutes { get; init; }

    /// <summary>Path that takes the answer.</summary>
    public required string Action { get; init; }

    /// <summary>Path that mails a code.</summary>
    public required string CodeAction { get; init; }

    /// <summary>What is wrong with the code; empty when nothing is.</summary>
    public required string CodeProblem { get; init; }
}

/// <summary>View of the page for somebody whose turn has not come: where one is asked after the other.</summary>
public sealed record NotYetPage(string Language, string Name, string Company, string Title) : ILanguageView
{
    /// <summary>The gate round in words.</summary>
    public required GateText Gate { get; init; }

    /// <summary>True when the reader just handed in an answer, which was not taken.</summary>
    public required bool WasRefused { get; init; }
}

/// <summary>View of the page behind a link that decides nothing any more.</summary>
public sealed record ClosedPage(string Language, string Name, string Company, string Title) : ILanguageView
{
    /// <summary>The gate round in words.</summary>
    public required GateText Gate { get; init; }

    /// <summary>True when the reader has answered and others are still asked.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Who is asked, or answered, in the reader's place and why; empty: nobody.</summary>
    public required string TakenOver { get; init; }

    /// <summary>How it ended, in a few words; empty while it is open.</summary>
    public required string Result { get; init; }

    /// <summary>By whom and when; empty while it is open.</summary>
    public required string How { get; init; }

    /// <summary>What follows from it; empty while it is open.</summary>
    public required string Next { get; init; }

    /// <summary>What the reader answered; empty when they did not.</summary>
    public required string OwnAnswer { get; init; }

    /// <summary>When; empty when they did not.</summary>
    public required string OwnAnswerAt { get; init; }

    /// <summary>What they wrote; empty when nothing.</summary>
    public required string OwnComment { get; init; }

    /// <summary>True when the reader just handed in an answer that does not count.</summary>
    public required bool WasRefused { get; init; }
}

/// <summary>View of the pages for a token that opens nothing: not one of ours, or not valid any more.</summary>
/// <param name="Language">Language.</param>
public sealed record UnknownLinkPage(string Language) : ILanguageView;

using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.RunActions;

/// <summary>What can be done to a run now.</summary>
internal sealed record RunActionsPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>Empty when the run has ended.</summary>
    public required IReadOnlyList<RunActionLine> Actions { get; init; }
}

/// <summary>Something that can be done.</summary>
/// <param name="Id">See <see cref="RunActionIds"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Happens">What will happen.</param>
internal sealed record RunActionLine(string Id, string Name, string Happens);

/// <summary>The form of an action; sending it is the confirmation.</summary>
internal sealed record RunActionPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>See <see cref="RunActionIds"/>.</summary>
    public required string Action { get; init; }

    public required string Heading { get; init; }

    /// <summary>What will happen.</summary>
    public required string Happens { get; init; }

    /// <summary>What the button says.</summary>
    public required string Confirm { get; init; }

    /// <summary>False when it cannot be done as the run stands.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>True for what cannot be undone.</summary>
    public required bool IsGrave { get; init; }

    /// <summary>Where the run stood when the form was shown.</summary>
    public required string Standing { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Why it was not done; empty when it was not tried, or fields are wrong.</summary>
    public required string Refusal { get; init; }

    /// <summary>What is wrong and stands beside none of the fields.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>True when fields are wrong.</summary>
    public required bool IsWrong { get; init; }
}

using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.NewRun;

/// <summary>Where a new run begins: the choice of a playbook, and drafts to go on with.</summary>
internal sealed record NewRunPage(string Language, PageFrame Frame) : ILanguageView
{
    public required IReadOnlyList<PlaybookChoice> Playbooks { get; init; }

    public required IReadOnlyList<DraftLine> Drafts { get; init; }

    /// <summary>True when a draft was asked for that is not there.</summary>
    public required bool IsGone { get; init; }
}

/// <summary>A playbook to start from.</summary>
internal sealed record PlaybookChoice(string Id, string Name, string Description, bool IsChosen);

/// <summary>A draft to go on with.</summary>
internal sealed record DraftLine(string Id, string Title, string SavedAt);

/// <summary>The form.</summary>
internal sealed record RequestFormPage(string Language, PageFrame Frame) : ILanguageView
{
    /// <summary>Draft that it fills in; with it the run is started once.</summary>
    public required string Draft { get; init; }

    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Everything that is wrong, with the field it is about.</summary>
    public required IReadOnlyList<FormProblem> Problems { get; init; }

    public required bool IsSaved { get; init; }

    /// <summary>Address of the run that was started from this draft before; empty otherwise.</summary>
    public required string Started { get; init; }
}

/// <summary>Something that is wrong.</summary>
/// <param name="Anchor">Id of the element that it is about.</param>
/// <param name="Label">What that is called.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record FormProblem(string Anchor, string Label, string Message);

/// <summary>Questions that belong together.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What they are about.</param>
internal sealed record FormSection(string Id, string Title)
{
    /// <summary>What helps to answer them; empty: nothing.</summary>
    public string Hint { get; init; } = "";

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public IReadOnlyList<FormRow> Rows { get; init; } = [];

    /// <summary>List that a further row can be added to; empty: none.</summary>
    public string More { get; init; } = "";

    /// <summary>What is wrong with the list as a whole.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>One of several, for example a person.</summary>
/// <param name="Title">What tells it from the others.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record FormRow(string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>What it is, sent along unseen.</summary>
    public IReadOnlyList<HiddenField> Hidden { get; init; } = [];
}

/// <summary>A value that is sent along unseen.</summary>
internal sealed record HiddenField(string Name, string Value);

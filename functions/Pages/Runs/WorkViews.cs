using Onboarding.Functions.Work;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>The work of a run's current stage.</summary>
internal sealed record WorkPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>Id of the stage.</summary>
    public required string StageId { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Round in which it would be submitted.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Why nothing can be changed now; empty when it can.</summary>
    public required string Locked { get; init; }

    /// <summary>That the run stands still, so that work is taken and nothing is submitted; empty while it goes on.</summary>
    public string Paused { get; init; } = "";

    /// <summary>What the stage lacks.</summary>
    public required IReadOnlyList<MissingLine> Missing { get; init; }

    /// <summary>The stage's checklist; empty when it has none.</summary>
    public required IReadOnlyList<ItemGroup> Checklist { get; init; }

    /// <summary>How many items are settled; empty without a checklist.</summary>
    public required string Settled { get; init; }

    /// <summary>What else the stage takes in.</summary>
    public required IReadOnlyList<InputLine> Inputs { get; init; }

    /// <summary>The form that submits the stage; empty when nobody submits it now.</summary>
    public required IReadOnlyList<FormView> Submissions { get; init; }
}

/// <summary>Something that is missing.</summary>
/// <param name="Text">What.</param>
/// <param name="Path">Where it is mended; empty when no page mends it.</param>
internal sealed record MissingLine(string Text, string Path);

/// <summary>Items of a checklist under a heading.</summary>
/// <param name="Heading">The clause; empty: none.</param>
/// <param name="Items">Items.</param>
internal sealed record ItemGroup(string Heading, IReadOnlyList<ItemLine> Items);

/// <summary>An item of a checklist.</summary>
internal sealed record ItemLine
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Word for its state.</summary>
    public required string Status { get; init; }

    /// <summary>Its state in words.</summary>
    public required string StatusText { get; init; }

    /// <summary>True when the stage does not wait for it.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>Due day; empty: none.</summary>
    public required string Due { get; init; }

    /// <summary>True when it is open after its due day.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>Who does it; by role when nobody is named.</summary>
    public required string Owner { get; init; }

    /// <summary>What shows it done, or why it is waived; empty: nothing.</summary>
    public required string Evidence { get; init; }

    /// <summary>The evidence, when it is an address that a browser can open.</summary>
    public required string Link { get; init; }

    /// <summary>True when its form is open as the page is shown.</summary>
    public required bool IsShown { get; init; }

    /// <summary>Its form.</summary>
    public required FormView Form { get; init; }
}

/// <summary>Something that the stage takes in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What.</param>
/// <param name="Records">What there is and what is asked for.</param>
/// <param name="AddPath">Page of a new record; empty when none is added here.</param>
internal sealed record InputLine(string Id, string Name, IReadOnlyList<RecordLine> Records, string AddPath);

/// <summary>A record of an input.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Its page.</param>
/// <param name="State">Word for how it stands: <c>open</c> or <c>done</c>.</param>
/// <param name="StateText">How it stands.</param>
internal sealed record RecordLine(string Name, string Path, string State, string StateText);

/// <summary>A form as <c>_form</c> draws it.</summary>
internal sealed record FormView
{
    /// <summary>Where it is sent.</summary>
    public required string Action { get; init; }

    /// <summary>Where on the page the browser stays when it is sent, with its <c>#</c>; empty: at the top.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Version of what it changes, see <see cref="Workflows.Storage.SeenRow"/>.</summary>
    public string Version { get; init; } = "";

    /// <summary>Newest audit entry as it was drawn.</summary>
    public int Seen { get; init; }

    /// <summary>Parts.</summary>
    public required IReadOnlyList<FormPart> Parts { get; init; }

    /// <summary>What is wrong and stands beside no field.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What somebody changed meanwhile; see <see cref="IsInConflict"/>.</summary>
    public ConflictView Conflict { get; init; } = new([], [], "");

    /// <summary>True when somebody changed it meanwhile.</summary>
    public bool IsInConflict => Conflict.Reload.Length > 0;

    /// <summary>Text of its button.</summary>
    public string Button { get; init; } = "work.save";

    /// <summary>True when something is wrong with what was filled in.</summary>
    public bool HasProblems => Problems.Count > 0 || Parts.Any(part => part.Fields.Any(one => one.Problem.Length > 0));
}

/// <summary>What somebody changed while a form was open.</summary>
/// <param name="Who">One sentence for each change.</param>
/// <param name="Fields">The fields that differ.</param>
/// <param name="Reload">Page with what is stored now.</param>
internal sealed record ConflictView(IReadOnlyList<string> Who, IReadOnlyList<FieldConflict> Fields, string Reload);

/// <summary>The form of one record.</summary>
internal sealed record InputPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>Which record; empty: the only one, or a new one.</summary>
    public required string Record { get; init; }

    /// <summary>Why nothing can be changed now; empty when it can.</summary>
    public required string Locked { get; init; }

    /// <summary>The form.</summary>
    public required FormView Form { get; init; }

    /// <summary>Page to go back to.</summary>
    public required string Back { get; init; }
}

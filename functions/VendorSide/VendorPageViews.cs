using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.VendorSide;

/// <summary>A vendor's first page: what is open, what was submitted, when reviews are held.</summary>
internal sealed record VendorHomePage(string Language, VendorFrame Frame) : ILanguageView
{
    /// <summary>True when something was just submitted.</summary>
    public required bool WasSent { get; init; }

    /// <summary>What can be handed in now.</summary>
    public required IReadOnlyList<VendorPart> Parts { get; init; }

    /// <summary>Items of the checklist that is being prepared.</summary>
    public required IReadOnlyList<VendorItemLine> Items { get; init; }

    /// <summary>Name of the stage of <see cref="Items"/>.</summary>
    public required string Stage { get; init; }

    /// <summary>What the vendor submitted, newest first.</summary>
    public required IReadOnlyList<SubmissionLine> Submissions { get; init; }

    /// <summary>Reviews of the vendor's own pilot.</summary>
    public required IReadOnlyList<ReviewLine> Reviews { get; init; }
}

/// <summary>Something that can be handed in.</summary>
internal sealed record VendorPart(string Id, string Path);

/// <summary>An item of a checklist.</summary>
internal sealed record VendorItemLine(string Name, string Path, string State, string StateText, string Due, bool IsOverdue);

/// <summary>A submission.</summary>
internal sealed record SubmissionLine(string What, string When, string State, string StateText, string Reason)
{
    /// <summary>Address of the file that was given with it; empty without one.</summary>
    public string FilePath { get; init; } = "";
}

/// <summary>A review of the pilot.</summary>
internal sealed record ReviewLine(int Day, string On, bool IsHeld, IReadOnlyList<VerdictLine> Verdicts);

/// <summary>What a review found about a KPI.</summary>
internal sealed record VerdictLine(string Name, string Verdict, string Text);

/// <summary>A form of a vendor's page.</summary>
/// <param name="Language">Language.</param>
/// <param name="Frame">Frame.</param>
/// <param name="Part">What is handed in: its texts are <c>vendor-side.{part}</c> and <c>vendor-side.{part}-lead</c>.</param>
internal sealed record VendorFormPage(string Language, VendorFrame Frame, string Part) : ILanguageView
{
    /// <summary>Name of the checklist's item; empty for other parts.</summary>
    public string Item { get; init; } = "";

    /// <summary>Fields, in groups.</summary>
    public required IReadOnlyList<FieldGroup> Groups { get; init; }

    /// <summary>What is wrong and stands beside none of the fields.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is wrong with the file; empty when nothing is.</summary>
    public string FileProblem { get; init; } = "";

    /// <summary>Which files are taken, in a sentence; empty when the form takes none.</summary>
    public string FileHint { get; init; } = "";

    /// <summary>Columns of a CSV file; empty when the form takes none.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Kinds of files that the browser offers.</summary>
    public string Accept { get; init; } = "";

    /// <summary>True when the form sends a file.</summary>
    public bool HasFile => FileHint.Length > 0;
}

/// <summary>Fields under a heading.</summary>
/// <param name="Name">Heading; empty without one.</param>
/// <param name="Fields">The fields.</param>
internal sealed record FieldGroup(string Name, IReadOnlyList<FormField> Fields);

/// <summary>A link of a vendor that opens nothing any more.</summary>
internal sealed record VendorEndedPage(string Language) : ILanguageView;

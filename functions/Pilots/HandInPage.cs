using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pilots;

/// <summary>A file of readings, before it is stored.</summary>
internal sealed record HandInPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>What keeps it from being looked at or stored; empty: nothing.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Cells that are wrong, by line.</summary>
    public IReadOnlyList<BadCell> Bad { get; init; } = [];

    /// <summary>What it would change; empty when it cannot be looked at.</summary>
    public IReadOnlyList<HandInBlock> Changes { get; init; } = [];

    public required UploadBlock Upload { get; init; }
}

/// <summary>A cell that is wrong.</summary>
/// <param name="Line">Line of the file, as people count; empty: the file as a whole.</param>
/// <param name="Column">Column; empty: the line as a whole.</param>
/// <param name="Found">What stands there; empty: nothing, or the line as a whole.</param>
/// <param name="Remedy">What is wrong and what to do.</param>
internal sealed record BadCell(string Line, string Column, string Found, string Remedy);

/// <summary>What a file would change, in words.</summary>
internal sealed record HandInBlock
{
    public required string Path { get; init; }

    /// <summary>What was seen, for the confirmation.</summary>
    public required string Seen { get; init; }

    public required bool IsNothing { get; init; }

    /// <summary>How many are new, corrected and unchanged, a line each.</summary>
    public required IReadOnlyList<string> Counts { get; init; }

    public required IReadOnlyList<CorrectionRow> Corrections { get; init; }

    /// <summary>How many corrections are not listed; empty: all are.</summary>
    public required string MoreCorrections { get; init; }

    /// <summary>Which reviews looked at the values that are corrected; empty: none.</summary>
    public required string Reviews { get; init; }

    /// <summary>Why values are corrected; empty: not said.</summary>
    public required string Reason { get; init; }
}

/// <summary>A value that another would replace, in words.</summary>
internal sealed record CorrectionRow(string Day, string Kpi, string Channel, string Old, string New);

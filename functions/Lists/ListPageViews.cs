using Onboarding.Functions.Pages;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Lists;

/// <summary>The board: a column for each stage.</summary>
internal sealed record BoardPage(string Language, PageFrame Frame) : ILanguageView
{
    /// <summary>In the order of the stages.</summary>
    public required IReadOnlyList<BoardColumn> Columns { get; init; }

    /// <summary>True when no run goes on that the reader sees.</summary>
    public bool IsEmpty => Columns.All(column => column.Cards.Count == 0);
}

/// <summary>A stage on the board.</summary>
/// <param name="Id">Stage id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">The runs that moved last.</param>
/// <param name="More">Address of the list of the stage when it has more of them; empty otherwise.</param>
internal sealed record BoardColumn(string Id, string Name, IReadOnlyList<CardView> Cards, string More);

/// <summary>A run on the board and in the list.</summary>
internal sealed record CardView
{
    /// <summary>Address of its page.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    public required string Company { get; init; }

    /// <summary>The vendor's name; empty before one is chosen.</summary>
    public required string Vendor { get; init; }

    public required string Stage { get; init; }

    /// <summary>Word of the status, for the style.</summary>
    public required string Status { get; init; }

    public required string StatusText { get; init; }

    /// <summary>What it waits for; empty when it has ended.</summary>
    public required string WaitsFor { get; init; }

    /// <summary>The day since when, in the reader's zone.</summary>
    public required string Since { get; init; }

    /// <summary>When it goes on by itself; empty when it waits for people.</summary>
    public required string Until { get; init; }

    /// <summary>By when what is due is to be done; empty when nothing is due.</summary>
    public required string Due { get; init; }

    public required bool IsOverdue { get; init; }
}

/// <summary>The list of runs.</summary>
internal sealed record ListPage(string Language, PageFrame Frame) : ILanguageView
{
    public required IReadOnlyList<CardView> Runs { get; init; }

    /// <summary>What is searched for.</summary>
    public required string Search { get; init; }

    public required IReadOnlyList<Forms.FieldOption> Stages { get; init; }

    public required IReadOnlyList<Forms.FieldOption> Statuses { get; init; }

    public required bool IsOverdue { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>True when some runs are chosen, or this is a further page.</summary>
    public required bool ShowsSome { get; init; }

    /// <summary>True when "waits for me" can be answered: somebody is signed in with an address.</summary>
    public required bool KnowsWho { get; init; }

    /// <summary>True when every run is seen, whoever takes part.</summary>
    public required bool SeesAll { get; init; }

    /// <summary>Address of the next page; empty after the last.</summary>
    public required string Next { get; init; }

    /// <summary>Address of the first page; empty when it is this one.</summary>
    public required string First { get; init; }

    /// <summary>Address of the list of all runs.</summary>
    public required string All { get; init; }
}

using Onboarding.Functions.Forms;

namespace Onboarding.Functions.Work;

/// <summary>One entry of an input's form. Its label is the text <c>field.{input}.{path}</c>, its hint <c>field.{input}.{path}-hint</c> where there is one.</summary>
/// <param name="Path">Path in the document that the API takes.</param>
/// <param name="Kind">How it is filled in.</param>
internal sealed record WorkEntry(string Path, FieldKind Kind = FieldKind.Text)
{
    /// <summary>True when it cannot be left empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What can be chosen; null: it is no choice.</summary>
    public Func<WorkFacts, IEnumerable<(string Value, string Name)>>? Options { get; init; }

    /// <summary>Members of a record: then the path is a list of such records, one after the other. Empty: it is no list of records.</summary>
    public IReadOnlyList<WorkEntry> Rows { get; init; } = [];

    /// <summary>Of a list of records: the member that tells what a row is about; empty: none. A row in which nothing else is filled in says nothing.</summary>
    public string About { get; init; } = "";

    /// <summary>Of a list of records: what it has a row about, filled in or not; null: nothing.</summary>
    public Func<WorkFacts, IEnumerable<string>>? Offered { get; init; }

    /// <summary>What may be meant by what is typed, as the browser offers it; null: nothing is offered.</summary>
    public Func<WorkFacts, IEnumerable<(string Value, string Name)>>? Suggestions { get; init; }

    /// <summary>Names under which the path has one value each, for example criteria; null: it has none.</summary>
    public Func<WorkFacts, IEnumerable<(string Id, string Name)>>? Each { get; init; }

    /// <summary>Smallest number; empty: any.</summary>
    public string Minimum { get; init; } = "";

    /// <summary>Step of a number.</summary>
    public string Step { get; init; } = "any";

    /// <summary>The entry without which nothing can be stored.</summary>
    public WorkEntry Needed => this with { IsRequired = true };

    /// <summary>One line.</summary>
    public static WorkEntry Line(string path) => new(path);

    /// <summary>Several lines; of a list, one item a line.</summary>
    public static WorkEntry Area(string path) => new(path, FieldKind.Area);

    /// <summary>A calendar day.</summary>
    public static WorkEntry Day(string path) => new(path, FieldKind.Day);

    /// <summary>A whole number from 0 on.</summary>
    public static WorkEntry Count(string path) => new(path, FieldKind.Number) { Minimum = "0", Step = "1" };

    /// <summary>A number from 0 on, with decimals.</summary>
    public static WorkEntry Amount(string path) => new(path, FieldKind.Number) { Minimum = "0" };

    /// <summary>Yes or no, as a box to tick.</summary>
    public static WorkEntry Flag(string path) => new(path, FieldKind.Flag);

    /// <summary>Yes, no, or not known.</summary>
    public static WorkEntry YesNo(string path) => Choice(path, facts => facts.YesNo);

    /// <summary>One of several.</summary>
    public static WorkEntry Choice(string path, Func<WorkFacts, IEnumerable<(string Value, string Name)>> options) => new(path, FieldKind.Choice) { Options = options };

    /// <summary>Any of several.</summary>
    public static WorkEntry Several(string path, Func<WorkFacts, IEnumerable<(string Value, string Name)>> options) => new(path, FieldKind.Several) { Options = options };

    /// <summary>A list of records.</summary>
    public static WorkEntry List(string path, params IReadOnlyList<WorkEntry> members) => new(path) { Rows = members };
}

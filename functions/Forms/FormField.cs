using Onboarding.Workflows.Evidence;

namespace Onboarding.Functions.Forms;

/// <summary>A field of a form as <c>_field.html.liquid</c> draws it.</summary>
/// <param name="Name">Path in the document, and name of the field.</param>
/// <param name="Label">What it is called.</param>
internal sealed record FormField(string Name, string Label)
{
    /// <summary>How it is filled in.</summary>
    public FieldKind Kind { get; init; } = FieldKind.Text;

    /// <summary>The kind's word for the template.</summary>
    public string Type => Kind.ToString().ToLowerInvariant();

    /// <summary>Where a page has several forms: what tells this one's elements apart.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The element's id.</summary>
    public string Id => "f-" + Scope + Name.Replace('[', '-').Replace(']', '-').Replace('.', '-');

    /// <summary>What stands in it.</summary>
    public string Value { get; init; } = "";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>What the browser offers while somebody types; anything else can be typed too.</summary>
    public IReadOnlyList<FieldOption> Suggestions { get; init; } = [];

    /// <summary>What helps to fill it in; empty: nothing.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What is wrong with it; empty: nothing.</summary>
    public string Problem { get; init; } = "";

    /// <summary>True when it cannot be left empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Smallest number or first day; empty: any.</summary>
    public string Minimum { get; init; } = "";

    /// <summary>Largest number or last day; empty: any.</summary>
    public string Maximum { get; init; } = "";

    /// <summary>True when it takes a link or file reference that shows something: <c>_evidence.html.liquid</c> is drawn beside it.</summary>
    public bool IsEvidence => Name == "evidence";

    /// <summary>Page with the run's evidence files, where it takes evidence of a run; empty elsewhere.</summary>
    public string FilesPath { get; init; } = "";

    /// <summary>What it holds, when a browser can open that: an address, or a file of the run; empty otherwise.</summary>
    public string Link => FilesPath.Length > 0 && EvidenceFile.IdOf(Value) is { } file ? $"{FilesPath}/{file}" : WebAddress;

    private string WebAddress => Uri.TryCreate(Value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? Value : "";

    /// <summary>Step of a number.</summary>
    public string Step { get; init; } = "any";
}

/// <summary>How a field is filled in.</summary>
internal enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>Several lines; of a list, one item a line.</summary>
    Area,

    /// <summary>One of a list, nothing preselected.</summary>
    Choice,

    /// <summary>Any of a list, as boxes to tick.</summary>
    Several,

    /// <summary>Yes or no, as a box to tick.</summary>
    Flag,
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What is shown.</param>
/// <param name="IsChosen">True when it stands so.</param>
internal sealed record FieldOption(string Value, string Name, bool IsChosen);

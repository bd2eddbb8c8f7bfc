namespace Onboarding.Functions.Pages;

/// <summary>A run in words.</summary>
internal sealed record RunLine(
    string Id, string Title, string Company, string Stage, string Status, string StatusText, string WaitsFor, string Until, string Vendor, string Changed);

/// <summary>A stage on the line.</summary>
internal sealed record StageLineItem(string Id, string Name, string State, string Outcome);

/// <summary>An open corrective action in words.</summary>
internal sealed record OpenActionLine(string Cause, string Owner, string Due, bool IsOverdue)
{
    /// <summary>Where its state is changed.</summary>
    public required string Path { get; init; }
}

/// <summary>Something that happened.</summary>
internal sealed record TimelineLine(string At, string Actor, string What);

/// <summary>Something is wrong.</summary>
internal sealed record ProblemPage(string Language)
{
    public required string Title { get; init; }

    public required string Detail { get; init; }

    public required IReadOnlyList<FieldLine> Errors { get; init; }

    /// <summary>What the run waits for; empty when that is not the point.</summary>
    public required string WaitsFor { get; init; }

    /// <summary>Address of the list of runs; empty for readers who have no use for it.</summary>
    public required string Home { get; init; }

    /// <summary>Address of the vendor's first page; empty for everybody else.</summary>
    public string Back { get; init; } = "";
}

/// <summary>What is wrong with a part of an address or form.</summary>
internal sealed record FieldLine(string Field, string Message);

/// <summary>There is no such run.</summary>
internal sealed record UnknownRunPage(string Language, string Query);

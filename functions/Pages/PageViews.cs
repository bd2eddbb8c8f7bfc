namespace Onboarding.Functions.Pages;

/// <summary>A run in words.</summary>
internal sealed record RunLine(
    string Id, string Title, string Company, string Stage, string Status, string StatusText, string WaitsFor, string Until, string Vendor, string Changed);

/// <summary>One run.</summary>
internal sealed record RunPage(string Language, string Query, string OtherLanguage)
{
    public required RunLine Run { get; init; }

    /// <summary>Name and version of the playbook that the run keeps.</summary>
    public required string Playbook { get; init; }

    public required IReadOnlyList<StageLineItem> Stages { get; init; }

    /// <summary>Id of the run that it took over from; empty without one.</summary>
    public required string HandedOverFrom { get; init; }

    /// <summary>Id of the run that took over; empty without one.</summary>
    public required string HandedOverTo { get; init; }

    public required IReadOnlyList<GateLine> Gates { get; init; }

    /// <summary>Risks that are open or came true and are more than low, the highest first.</summary>
    public required IReadOnlyList<RiskLine> Risks { get; init; }

    /// <summary>Open corrective actions, the first due first.</summary>
    public required IReadOnlyList<OpenActionLine> Actions { get; init; }

    public required IReadOnlyList<MailLine> Mails { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TimelineLine> Timeline { get; init; }

    public required bool IsIntact { get; init; }

    /// <summary>Where the audit's chain is broken, in words; empty while it is intact.</summary>
    public required string Chain { get; init; }
}

/// <summary>A stage on the line.</summary>
internal sealed record StageLineItem(string Name, string State, string Outcome);

/// <summary>A gate round in words.</summary>
internal sealed record GateLine(
    string Name, int Round, string Status, string StatusText, string Question, string Result, string When, IReadOnlyList<PersonLine> People);

/// <summary>Somebody who was asked.</summary>
internal sealed record PersonLine(string Name, string Role, string Answer, string Comment);

/// <summary>An open corrective action in words.</summary>
internal sealed record OpenActionLine(string Cause, string Owner, string Due, bool IsOverdue);

/// <summary>A mail in words.</summary>
internal sealed record MailLine(string Subject, string To, string State, string StateText, string When, string Reason);

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
}

/// <summary>What is wrong with a part of an address or form.</summary>
internal sealed record FieldLine(string Field, string Message);

/// <summary>There is no such run.</summary>
internal sealed record UnknownRunPage(string Language, string Query);

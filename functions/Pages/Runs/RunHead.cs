namespace Onboarding.Functions.Pages.Runs;

/// <summary>What stands above every page of a run: <c>_run-head</c> draws it.</summary>
internal sealed record RunHead
{
    /// <summary>The run in words.</summary>
    public required RunLine Run { get; init; }

    /// <summary>Name and version of the playbook that the run keeps.</summary>
    public required string Playbook { get; init; }

    /// <summary>Number of the newest entry of the audit that the page knows: <c>live.js</c> follows from there on.</summary>
    public required int Sequence { get; init; }

    /// <summary>The line of stages.</summary>
    public required IReadOnlyList<StageLineItem> Stages { get; init; }

    /// <summary>The pages of the run.</summary>
    public required IReadOnlyList<RunTab> Tabs { get; init; }

    /// <summary>Id of the run that it took over from; empty without one.</summary>
    public required string HandedOverFrom { get; init; }

    /// <summary>Id of the run that took over; empty without one.</summary>
    public required string HandedOverTo { get; init; }
}

/// <summary>A page of a run.</summary>
/// <param name="Id">Its text is <c>run-tab.{id}</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsCurrent">True for the page that is shown.</param>
internal sealed record RunTab(string Id, string Path, bool IsCurrent)
{
    /// <summary>Every tab, the shown one marked.</summary>
    public static IReadOnlyList<RunTab> Of(string runId, string current) =>
    [
        .. new[] { Overview, Work, Vendors, HandIns, Evidence, Pilot, Mails, Timeline, Record, Actions }
            .Select(id => new RunTab(id, id == Overview ? $"/runs/{runId}" : $"/runs/{runId}/{id}", id == current)),
    ];

    /// <summary>Where the run stands.</summary>
    public const string Overview = "overview";

    /// <summary>The work of its stage.</summary>
    public const string Work = "work";

    /// <summary>Its vendors.</summary>
    public const string Vendors = "vendors";

    /// <summary>What its vendors handed in.</summary>
    public const string HandIns = "hand-ins";

    /// <summary>Its evidence files.</summary>
    public const string Evidence = "evidence";

    /// <summary>Its pilot.</summary>
    public const string Pilot = "pilot";

    /// <summary>Its mails.</summary>
    public const string Mails = "mails";

    /// <summary>What happened.</summary>
    public const string Timeline = "timeline";

    /// <summary>The decision record.</summary>
    public const string Record = "record";

    /// <summary>What can be done with it.</summary>
    public const string Actions = "actions";
}

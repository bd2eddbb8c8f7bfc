using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Views;

/// <summary>A run as the API shows it.</summary>
internal sealed record RunView
{
    public required string Id { get; init; }

    public required string Company { get; init; }

    public required string Title { get; init; }

    public required RunStatus Status { get; init; }

    public required string Stage { get; init; }

    public required StageState StageState { get; init; }

    public required int Round { get; init; }

    public string? WaitsFor { get; init; }

    /// <summary>UTC, since when it waits for that; when ended, since when.</summary>
    public required DateTimeOffset WaitsSince { get; init; }

    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>UTC instant at which the run is or was overdue unless what is due is done; in lists only, as it stands in the index.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether that is over; in lists only.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Who paused the run, when and why; null while it goes on.</summary>
    public Standstill? Paused { get; init; }

    public string? Vendor { get; init; }

    public string? VendorName { get; init; }

    public string? ReserveVendor { get; init; }

    public string? HandedOverFrom { get; init; }

    public string? HandedOverTo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC; in lists of the last change that they show.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required PlaybookReference Playbook { get; init; }

    /// <summary>Number of the newest entry of the audit, from which the change stream goes on; not in lists.</summary>
    public int? AuditSequence { get; init; }

    /// <summary>The line of stages; not in lists, where it would cost more reads than the page has runs.</summary>
    public IReadOnlyList<StageView>? Stages { get; init; }

    public required RunLinks Links { get; init; }
}

/// <summary>Which playbook a run took its copy from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that the run keeps.</param>
/// <param name="Name">Its name in the run's copy; not in lists.</param>
internal sealed record PlaybookReference(string Id, string Version, string? Name = null);

/// <summary>A stage on a run's line.</summary>
/// <param name="Id">Stage id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>done</c>, <c>current</c> or <c>ahead</c>.</param>
/// <param name="Outcome">What was decided at its last gate; null before.</param>
internal sealed record StageView(string Id, string Name, string State, string? Outcome);

/// <summary>Where everything about a run is.</summary>
internal sealed record RunLinks
{
    private RunLinks(string runId) => (Self, Page) = ($"/api/v1/onboardings/{runId}", $"/runs/{runId}");

    public string Self { get; }

    public string Request => $"{Self}/request";

    public string Timeline => $"{Self}/timeline";

    public string Gates => $"{Self}/gates";

    public string Mails => $"{Self}/mails";

    public string Playbook => $"{Self}/playbook";

    public string Vendors => $"{Self}/vendors";

    public string PilotCriteria => $"{Self}/pilot-criteria";

    public string Readings => $"{Self}/readings";

    public string Risks => $"{Self}/risks";

    public string Actions => $"{Self}/actions";

    public string Contract => $"{Self}/contract";

    public string Integration => $"{Self}/integration";

    public string Training => $"{Self}/training";

    public string Requirements => $"{Self}/requirements";

    public string VendorComparison => $"{Self}/vendors/comparison";

    public string Ramp => $"{Self}/ramp";

    public string Exit => $"{Self}/exit";

    public string Operations => $"{Self}/operations";

    public string Record => $"{Self}/record";

    public string Ratings => $"{Self}/ratings";

    public string Meetings => $"{Self}/meetings";

    public string Evaluations => $"{Self}/evaluations";

    public string Cancel => $"{Self}/cancel";

    public string Pause => $"{Self}/pause";

    public string Resume => $"{Self}/resume";

    public string Page { get; }

    public static RunLinks Of(string runId) => new(runId);
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The page.</param>
/// <param name="Continuation">Where the next page starts; null after the last.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, string? Continuation = null);

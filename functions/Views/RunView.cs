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

    public DateTimeOffset? WaitsUntil { get; init; }

    public string? Vendor { get; init; }

    public string? ReserveVendor { get; init; }

    public string? HandedOverFrom { get; init; }

    public string? HandedOverTo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required PlaybookReference Playbook { get; init; }

    /// <summary>The line of stages; not in lists, where it would cost more reads than the page has runs.</summary>
    public IReadOnlyList<StageView>? Stages { get; init; }

    public required RunLinks Links { get; init; }
}

/// <summary>Which playbook a run took its copy from.</summary>
internal sealed record PlaybookReference(string Id, string Version);

/// <summary>A stage on a run's line.</summary>
/// <param name="Id">Stage id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>done</c>, <c>current</c> or <c>ahead</c>.</param>
/// <param name="Outcome">What was decided at its last gate; null before.</param>
internal sealed record StageView(string Id, string Name, string State, string? Outcome);

/// <summary>Where everything about a run is.</summary>
internal sealed record RunLinks(
    string Self,
    string Request,
    string Timeline,
    string Gates,
    string Mails,
    string Playbook,
    string Vendors,
    string Readings,
    string Risks,
    string Ramp,
    string Exit,
    string Operations,
    string Actions,
    string Cancel,
    string Page)
{
    public static RunLinks Of(string runId)
    {
        var self = $"/api/v1/onboardings/{runId}";
        return new RunLinks(self, $"{self}/request", $"{self}/timeline", $"{self}/gates", $"{self}/mails", $"{self}/playbook", $"{self}/vendors",
            $"{self}/readings", $"{self}/risks", $"{self}/ramp", $"{self}/exit", $"{self}/operations", $"{self}/actions", $"{self}/cancel", $"/runs/{runId}");
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The page.</param>
/// <param name="Continuation">Where the next page starts; null after the last.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, string? Continuation = null);

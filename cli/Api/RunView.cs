namespace Onboarding.Cli.Api;

/// <summary>A run as the API shows it.</summary>
internal sealed record RunView(
    string Id,
    string Company,
    string Title,
    string Status,
    string Stage,
    string StageState,
    int Round,
    string? WaitsFor,
    DateTimeOffset? WaitsUntil,
    string? Vendor,
    string? ReserveVendor,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<StageView>? Stages)
{
    /// <summary>The playbook that the run keeps its copy of.</summary>
    public PlaybookReference? Playbook { get; init; }

    /// <summary>What it waits for is late; in lists only.</summary>
    public bool? Overdue { get; init; }

    public bool IsEnded => !IsScaledUp && Status != "running";

    /// <summary>The onboarding is complete; the run goes on with its business reviews.</summary>
    public bool IsScaledUp => Status == "scaledUp";

    /// <summary>A stage's name as the API gives it; null when its line does not show the stage.</summary>
    public string? NameOf(string? stage) => Stages?.FirstOrDefault(one => one.Id == stage)?.Name;
}

internal sealed record StageView(string Id, string Name, string State, string? Outcome);

internal sealed record PlaybookReference(string Id, string Version, string? Name = null);

internal sealed record StartedView(string Id);

internal sealed record Listing<T>(IReadOnlyList<T> Items);

using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Listing;

/// <summary>What boards and lists show of a run. Every index row of the run carries it, so that a page is one query and no read per run.</summary>
public sealed record RunCard
{
    /// <summary>Run.</summary>
    public required string RunId { get; init; }

    /// <summary>See <see cref="Run.Company"/>.</summary>
    public required string Company { get; init; }

    /// <summary>See <see cref="Run.Title"/>.</summary>
    public required string Title { get; init; }

    /// <summary>See <see cref="Run.PlaybookId"/>.</summary>
    public required string PlaybookId { get; init; }

    /// <summary>See <see cref="Run.PlaybookVersion"/>.</summary>
    public required string PlaybookVersion { get; init; }

    /// <summary>See <see cref="Run.Status"/>.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Current stage; the last one when ended.</summary>
    public required string Stage { get; init; }

    /// <summary>See <see cref="Run.StageState"/>.</summary>
    public required StageState StageState { get; init; }

    /// <summary>Submission round of the stage.</summary>
    public required int Round { get; init; }

    /// <summary>See <see cref="Run.WaitsForNow"/>.</summary>
    public Phrase? WaitsFor { get; init; }

    /// <summary>See <see cref="Run.Pause"/>; nothing is due while it lasts.</summary>
    public Standstill? Pause { get; init; }

    /// <summary>UTC, see <see cref="Run.WaitsSince"/>.</summary>
    public required DateTimeOffset WaitsSince { get; init; }

    /// <summary>UTC, see <see cref="Run.WaitsUntil"/>.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>UTC instant from which the run is overdue unless somebody does what is due, see <see cref="ListedRun"/>; null when nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>See <see cref="Run.Vendor"/>.</summary>
    public string? Vendor { get; init; }

    /// <summary>See <see cref="Run.VendorName"/>.</summary>
    public string? VendorName { get; init; }

    /// <summary>See <see cref="Run.ReserveVendor"/>.</summary>
    public string? ReserveVendor { get; init; }

    /// <summary>See <see cref="Run.HandedOverFrom"/>.</summary>
    public string? HandedOverFrom { get; init; }

    /// <summary>See <see cref="Run.HandedOverTo"/>.</summary>
    public string? HandedOverTo { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, of the last change that the card shows.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>See <see cref="Run.IsEnded"/>.</summary>
    internal bool IsEnded => Status is not (RunStatus.Running or RunStatus.ScaledUp);

    /// <summary>True when something is due and was not done in time.</summary>
    /// <param name="now">UTC.</param>
    public bool IsOverdueAt(DateTimeOffset now) => DueAt < now;

    /// <summary>The card of a run.</summary>
    /// <param name="run">Its head.</param>
    /// <param name="dueAt">See <see cref="DueAt"/>.</param>
    public static RunCard Of(Run run, DateTimeOffset? dueAt) => new()
    {
        RunId = run.Id,
        Company = run.Company,
        Title = run.Title,
        PlaybookId = run.PlaybookId,
        PlaybookVersion = run.PlaybookVersion,
        Status = run.Status,
        Stage = run.Stage,
        StageState = run.StageState,
        Round = run.Round,
        WaitsFor = run.WaitsForNow,
        Pause = run.IsEnded ? null : run.Pause,
        WaitsSince = run.WaitsSince ?? run.UpdatedAt,
        WaitsUntil = run.Pause is null ? run.WaitsUntil : null,
        DueAt = run.Pause is null ? dueAt : null,
        Vendor = run.Vendor,
        VendorName = run.VendorName,
        ReserveVendor = run.ReserveVendor,
        HandedOverFrom = run.HandedOverFrom,
        HandedOverTo = run.HandedOverTo,
        CreatedAt = run.CreatedAt,
        UpdatedAt = run.UpdatedAt,
    };

    /// <summary>What it shows, as text to be compared: the time of the last change aside, two cards that read alike have the same.</summary>
    internal string Shown => JsonSerializer.Serialize(this with { UpdatedAt = default }, RunJson.Options);
}

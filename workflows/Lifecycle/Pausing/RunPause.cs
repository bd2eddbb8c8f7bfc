using System.Text.Json.Serialization;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>A time in which a run stands still. Row <c>pause:{number}</c>; it stays, as days are counted with it.</summary>
public sealed record RunPause
{
    /// <summary>Which pause of the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Stage in which it began.</summary>
    public required string Stage { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>UTC; null while it lasts.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Name of whoever paused the run.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Due days of open corrective actions and checklist items that were not overdue as it began, by row key: only these move. What is set later is meant as it is set.</summary>
    public IReadOnlyDictionary<string, DateOnly> DueDays { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Row keys of open actions and checklist items whose due day is still to be moved by <see cref="Days"/>.</summary>
    public IReadOnlyList<string> Unmoved { get; init; } = [];

    /// <summary>Days by which planned days move: from its first day (UTC) to its last; 0 within one day and while it lasts.</summary>
    [JsonIgnore]
    public int Days => DaysSince(From);

    /// <summary>Its days from an instant on, for what was planned while it lasted.</summary>
    public int DaysSince(DateTimeOffset at) => To is { } to ? Math.Max(0, UtcDay(to).DayNumber - UtcDay(at > From ? at : From).DayNumber) : 0;

    /// <summary>The day to which a due day moves; null when it stays: it was not planned before the pause, or was set anew since.</summary>
    /// <param name="key">Row key of the action or item.</param>
    /// <param name="due">Its due day now.</param>
    public DateOnly? MovedDue(string key, DateOnly? due) => due is { } day && DueDays.TryGetValue(key, out var planned) && planned == day ? day.AddDays(Days) : null;

    /// <summary>Event that tells an orchestration which waits for the end of a pause that it is over; the payload does not matter.</summary>
    public static string Resumed(int number) => $"RunResumed:{number}";

    internal static DateOnly UtcDay(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>That a run stands still, as its head says.</summary>
/// <param name="Number">Number of the <see cref="RunPause"/>.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Name of whoever paused it.</param>
/// <param name="Reason">Why.</param>
public sealed record Standstill(int Number, DateTimeOffset At, string By, string Reason)
{
    /// <summary>In a sentence without its full stop.</summary>
    [JsonIgnore]
    public Phrase What => new Phrase("wait.paused").With("name", By).With("on", RunPause.UtcDay(At)).With("reason", Reason);
}

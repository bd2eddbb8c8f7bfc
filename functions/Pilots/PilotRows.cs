using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pilots;

/// <summary>What a run has of its pilot and of the service after it.</summary>
internal sealed record PilotRows
{
    public required RunFile File { get; init; }

    /// <summary>Null before it was planned.</summary>
    public required PilotPlan? Plan { get; init; }

    /// <summary>Its calendar days; null before it was planned.</summary>
    public required PilotDays? Days { get; init; }

    public required PilotCriteria Criteria { get; init; }

    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>Rounds of the pilot's reviews.</summary>
    public required IReadOnlyList<Gate> Reviews { get; init; }

    public required IReadOnlyList<BusinessReview> BusinessReviews { get; init; }

    /// <summary>First day of operations; null before.</summary>
    public required DateOnly? OperationsFrom { get; init; }

    public required IReadOnlyList<CorrectiveAction> Actions { get; init; }

    public required IReadOnlyList<BadRating> Ratings { get; init; }

    public required IReadOnlyList<Meeting> Meetings { get; init; }

    /// <summary>True from the first stage on in which there can be readings.</summary>
    public bool HasBegun => Plan is not null && IsFrom(File.Run.Stage, StageIds.Pilot);

    /// <summary>Reads them, all at once.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public static async Task<PilotRows> ReadAsync(RunStore store, string runId, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var plan = store.FindAsync<PilotPlan>(runId, RowKeys.PilotPlan, cancellation);
        var days = DaysAsync(store, runId, plan, cancellation);
        var criteria = PilotCriteria.ReadAsync(store, file, cancellation);
        var readings = store.ListAsync<DayReadings>(runId, "readings", cancellation);
        var gates = store.ListAsync<Gate>(runId, "gate", cancellation);
        var reviews = store.ListAsync<BusinessReview>(runId, "review", cancellation);
        var began = BeganAsync(store, file.Run, cancellation);
        var actions = store.ListAsync<CorrectiveAction>(runId, "action", cancellation);
        var ratings = store.ListAsync<BadRating>(runId, "rating", cancellation);
        var meetings = store.ListAsync<Meeting>(runId, "meeting", cancellation);
        return new PilotRows
        {
            File = file,
            Plan = await plan,
            Days = await days,
            Criteria = await criteria,
            Readings = [.. (await readings).SelectMany(day => day.Readings)],
            Reviews = [.. (await gates).Where(gate => gate.Stage == StageIds.Pilot)],
            BusinessReviews = await reviews,
            OperationsFrom = await began,
            Actions = await actions,
            Ratings = await ratings,
            Meetings = await meetings,
        };
    }

    private static async Task<PilotDays?> DaysAsync(RunStore store, string runId, Task<PilotPlan?> reading, CancellationToken cancellation) =>
        await reading is { } plan ? await PilotDays.ReadAsync(store, runId, plan, cancellation) : null;

    // The audit is long, and says it only of a run that got there.
    private static async Task<DateOnly?> BeganAsync(RunStore store, Run run, CancellationToken cancellation)
    {
        if (!IsFrom(run.Stage, StageIds.Exit)) return null;
        var entered = (await store.ListAsync<AuditEntry>(run.Id, "audit", cancellation))
            .FirstOrDefault(entry => entry.Kind == EnterStage.Entered && entry.Stage == StageIds.Operations);
        return entered is null ? null : DateOnly.FromDateTime(entered.At.UtcDateTime);
    }

    private static bool IsFrom(string stage, string first) => StageIds.All.ToList().IndexOf(stage) >= StageIds.All.ToList().IndexOf(first);
}

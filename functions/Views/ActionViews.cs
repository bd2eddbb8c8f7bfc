using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows;

namespace Onboarding.Functions.Views;

/// <summary>A corrective action as the API shows it.</summary>
internal sealed record ActionItem
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Cause { get; init; }

    public required string Stage { get; init; }

    public string? Subject { get; init; }

    public required ActionOwner Owner { get; init; }

    public required DateOnly Due { get; init; }

    public required bool Overdue { get; init; }

    public required ActionStatus Status { get; init; }

    public string? Result { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string OpenedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Shows corrective actions in the reader's language.</summary>
public sealed class ActionViews(RunStore store, Phrasebook phrases, TimeProvider time)
{
    /// <summary>Open ones first, by due day.</summary>
    internal async Task<IReadOnlyList<ActionItem>> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var actions = await store.ListAsync<CorrectiveAction>(runId, "action", cancellation);
        return [.. actions.OrderBy(action => action.Status).ThenBy(action => action.Due).Select(action => Of(action, language))];
    }

    internal ActionItem Of(CorrectiveAction action, string language) => new()
    {
        Id = action.Id,
        Kind = action.Kind,
        Cause = phrases.Render(action.Cause, language),
        Stage = action.Stage,
        Subject = action.Subject,
        Owner = action.Owner,
        Due = action.Due,
        Overdue = action.IsOverdueOn(time.Today()),
        Status = action.Status,
        Result = ResultOf(action, phrases, language),
        OpenedAt = action.OpenedAt,
        OpenedBy = action.OpenedBy,
        ClosedAt = action.ClosedAt,
    };

    /// <summary>What came of an action, as a person typed it or as the product says it.</summary>
    internal static string? ResultOf(CorrectiveAction action, Phrasebook phrases, string language) =>
        action.Result ?? (action.ClosedFor is { } reason ? phrases.Render(reason, language) : null);
}

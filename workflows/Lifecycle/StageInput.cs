using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What most hand-ins do with one row: nothing when it is the same as before, otherwise store it and tell the audit.</summary>
internal static class StageInput
{
    /// <summary>True when both are equal or written alike; rows with lists are compared by what they say.</summary>
    public static bool IsSame<T>(T one, T other) => Equals(one, other) || JsonSerializer.Serialize(one, RunJson.Options) == JsonSerializer.Serialize(other, RunJson.Options);

    /// <summary>Stores a part of a stage that is being prepared, as it is.</summary>
    /// <exception cref="WrongStageException">The stage is not being prepared.</exception>
    /// <exception cref="InvalidInputException">There are errors; told only when the stage could take the part.</exception>
    public static async Task<T> PutAsync<T>(
        RunStore store, string runId, string stage, string key, T row, Phrase what, CancellationToken cancellation, IReadOnlyList<FieldError>? errors = null)
        where T : class
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, stage);
            InvalidInputException.ThrowIfAny(errors ?? []);
            return await ChangeAsync(store, run, key, row, what, cancellation);
        }, cancellation);
        return row;
    }

    /// <summary>The change that stores a row; null when it is there already.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="run">Head of the run.</param>
    /// <param name="key">Row key.</param>
    /// <param name="row">What was handed in.</param>
    /// <param name="what">What the audit says; its key is <c>audit.{kind}</c>.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<RunChange?> ChangeAsync<T>(
        RunStore store, Run run, string key, T row, Phrase what, CancellationToken cancellation) where T : class
    {
        var former = await store.FindAsync<T>(run.Id, key, cancellation);
        return former is not null && IsSame(former, row) ? null : new RunChange(run)
        {
            Put = new Dictionary<string, object> { [key] = row },
            Audit = [AuditEntry.ByProjectManager(what.Key["audit.".Length..], what)],
        };
    }
}

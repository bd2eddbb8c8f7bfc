using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What most hand-ins do with one row: nothing when it is the same as before, otherwise store it and tell the audit.</summary>
internal static class StageInput
{
    /// <summary>True when both are written alike; rows with lists are compared by what they say.</summary>
    public static bool IsSame<T>(T one, T other) => JsonSerializer.Serialize(one, RunJson.Options) == JsonSerializer.Serialize(other, RunJson.Options);

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
            Audit = [new AuditEntry { Actor = Roles.ProjectManager, Kind = what.Key["audit.".Length..], What = what }],
        };
    }
}

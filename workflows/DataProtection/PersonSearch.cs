using System.Runtime.CompilerServices;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Looks through all runs for a person. What it costs grows with everything that is stored: it is for a request of a person, not for a page.</summary>
public sealed class PersonSearch(RunStore store, RunRows rows, RunIndex index)
{
    /// <summary>Heads of the runs that name a person by address or key; the person is known better after each.</summary>
    public async IAsyncEnumerable<Run> RunsAsync(KnownPerson person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ids = new List<string>();
        await foreach (var row in index.AllAsync(cancellation)) ids.Add(row.RunId);
        foreach (var id in ids)
            if (await NamesAsync(id, person, cancellation) && await store.FindAsync(id, cancellation) is { } run) yield return run;
    }

    // Names and former addresses may be found in a row that comes after one that they are in, so it is looked at until nothing is new.
    private async Task<bool> NamesAsync(string runId, KnownPerson person, CancellationToken cancellation)
    {
        for (var found = false; ;)
        {
            var learned = false;
            await foreach (var row in rows.ReadAsync(runId, cancellation))
            {
                learned |= person.Learn(row.Document);
                found |= person.IsNamedSurely(row.Key) || PersonRows.TextsOf(row.Document).Any(person.IsNamedSurely);
            }

            if (!learned || !found) return found;
        }
    }
}

using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Looks through all runs for a person. What it costs grows with everything that is stored: it is for a request of a person, not for a page.</summary>
public sealed class PersonSearch(RunStore store, RunRows rows, RunIndex index)
{
    /// <summary>
    /// Heads of the runs that name a person by address or key, newest first; afterwards everything is known of the person by which they are found.
    /// An address may be found in a run that comes after one that has only the address before it, so all are looked at until no other is found.
    /// </summary>
    public async Task<IReadOnlyList<Run>> FindAsync(KnownPerson person, CancellationToken cancellation)
    {
        var (ids, found) = (new List<string>(), new HashSet<string>());
        await foreach (var row in index.AllAsync(cancellation)) ids.Add(row.RunId);
        for (var known = 0; known < person.Emails.Count;)
        {
            known = person.Emails.Count;
            foreach (var id in ids)
                if (await NamesAsync(id, person, cancellation)) found.Add(id);
        }

        var runs = new List<Run>();
        foreach (var id in ids.Where(found.Contains))
            if (await store.FindAsync(id, cancellation) is { } run) runs.Add(run);
        return runs;
    }

    private async Task<bool> NamesAsync(string runId, KnownPerson person, CancellationToken cancellation)
    {
        var found = false;
        await foreach (var row in rows.ReadAsync(runId, cancellation))
        {
            person.Learn(row.Document);
            found = found || person.IsNamedSurely(row.Key) || PersonRows.TextsOf(row.Document).Any(person.IsNamedSurely);
        }

        return found;
    }
}

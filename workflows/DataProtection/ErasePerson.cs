using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>What an erasure would do, or did.</summary>
/// <param name="Pseudonym">What stands in place of the person; null while nothing is done.</param>
/// <param name="Runs">Runs that name them.</param>
/// <param name="InTheWay">What must be settled before; empty when nothing must.</param>
public sealed record ErasureReport(string? Pseudonym, IReadOnlyList<string> Runs, IReadOnlyList<ErasureObstacle> InTheWay);

/// <summary>
/// Puts pseudonyms in place of a person's names, addresses and keys in all that is stored (GDPR article 17, PIPL article 47); nobody keeps a list
/// by which they could be put back. It is refused as a whole while anything stands in the way. Once begun it is finished, after a crash by
/// the next pass of retention.
/// </summary>
public sealed class ErasePerson(PersonSearch search, RunRows rows, RunStore store, ErasureLog log, PersonTraces traces, TimeProvider time)
{
    /// <summary>Looks what would be erased and what stands in the way; changes nothing.</summary>
    public async Task<ErasureReport> CheckAsync(string email, CancellationToken cancellation = default) =>
        await CheckAsync(new KnownPerson(email, KnownPerson.NewSecret()), cancellation);

    /// <summary>Erases, unless something stands in the way: then nothing was changed, and the report has no pseudonym.</summary>
    public async Task<ErasureReport> EraseAsync(DurableTaskClient durable, string email, CancellationToken cancellation = default)
    {
        var secret = KnownPerson.NewSecret();
        var person = new KnownPerson(email, secret);
        var report = await CheckAsync(person, cancellation);
        if (report.InTheWay.Count > 0 || (report.Runs.Count == 0 && !await traces.AnyAsync(person, cancellation))) return report;
        var due = new DueErasure(KnownPerson.NewSecret(), secret, [.. person.Emails], [.. person.Names], report.Runs, time.GetUtcNow());
        await log.BeginAsync(due, cancellation);
        // What has begun is not left half done because the caller went away.
        await CarryOutAsync(durable, due, CancellationToken.None);
        return report with { Pseudonym = person.Pseudonym };
    }

    /// <summary>Finishes what a crash interrupted.</summary>
    public async Task FinishAsync(DurableTaskClient durable, CancellationToken cancellation = default)
    {
        await foreach (var due in log.DueAsync(cancellation)) await CarryOutAsync(durable, due, cancellation);
    }

    private async Task<ErasureReport> CheckAsync(KnownPerson person, CancellationToken cancellation)
    {
        var (runs, inTheWay) = (new List<string>(), new List<ErasureObstacle>());
        await foreach (var run in search.RunsAsync(person, cancellation))
        {
            runs.Add(run.Id);
            inTheWay.AddRange(await ObstaclesAsync(run, person, cancellation));
        }

        return new ErasureReport(null, runs, inTheWay);
    }

    private async Task<IReadOnlyList<ErasureObstacle>> ObstaclesAsync(Run run, KnownPerson person, CancellationToken cancellation)
    {
        var obstacles = new ErasureObstacles(run, person, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        await foreach (var row in rows.ReadAsync(run.Id, cancellation))
        {
            obstacles.See(row);
            try
            {
                PersonRows.Erased(row, [person]);
            }
            catch (InvalidOperationException)
            {
                obstacles.SeeUnsealed();
            }
        }

        return obstacles.All;
    }

    private async Task CarryOutAsync(DurableTaskClient durable, DueErasure due, CancellationToken cancellation)
    {
        var person = due.Person();
        foreach (var run in due.Runs) await EraseInAsync(durable, run, person, cancellation);
        await traces.RemoveAsync(person, cancellation);
        await log.EndAsync(due, new DoneErasure(person.Pseudonym, due.Runs.Count, time.GetUtcNow()), cancellation);
    }

    private async Task EraseInAsync(DurableTaskClient durable, string runId, KnownPerson person, CancellationToken cancellation)
    {
        // A run that retention removed meanwhile has nothing of anybody.
        if (await store.FindAsync(runId, cancellation) is not { } run) return;
        var changed = await rows.RewriteAsync(runId, _ => true, row => PersonRows.Erased(row, [person]), cancellation);
        await PersonTraces.PurgeAsync(durable, run, person, cancellation);
        await store.ChangeAsync(runId, async now => await store.FindAsync<ErasureMark>(runId, RowKeys.Erasure(person.Pseudonym), cancellation) is not null
            ? null
            : new RunChange(now)
            {
                Put = new Dictionary<string, object> { [RowKeys.Erasure(person.Pseudonym)] = new ErasureMark(time.GetUtcNow()) },
                Audit = [AuditEntry.ByProjectManager("person.erased", new Phrase("audit.person.erased").With("pseudonym", person.Pseudonym).With("count", changed))],
            }, cancellation);
        await store.RewriteIndexAsync(runId, cancellation);
    }
}

/// <summary>That somebody was erased from a run. Row <c>erasure:{pseudonym}</c>.</summary>
/// <param name="At">UTC.</param>
public sealed record ErasureMark(DateTimeOffset At);

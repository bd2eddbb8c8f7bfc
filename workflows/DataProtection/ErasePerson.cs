using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
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
/// the next pass of retention; a run in which something comes into the way meanwhile waits until that is settled.
/// </summary>
public sealed partial class ErasePerson(
    PersonSearch search, RunRows rows, RunStore store, HoldRun holds, ErasureLog due, PersonTraces traces, TimeProvider time, ILogger<ErasePerson> log)
{
    // The second finds nothing as a rule; more are needed while a run in flight goes on writing.
    private const int MostPasses = 10;

    /// <summary>Looks what would be erased and what stands in the way; changes nothing.</summary>
    public async Task<ErasureReport> CheckAsync(string email, CancellationToken cancellation = default) =>
        await CheckAsync(PersonOf(await due.FindDueAsync(email, cancellation), email), cancellation);

    /// <summary>
    /// Erases, unless something stands in the way: then nothing was changed, and the report has no pseudonym. With both, something came into the
    /// way meanwhile; what is left is done by the first pass of retention after it is settled. An erasure that has begun before is carried on.
    /// </summary>
    public async Task<ErasureReport> EraseAsync(DurableTaskClient durable, string email, CancellationToken cancellation = default)
    {
        var begun = await due.FindDueAsync(email, cancellation);
        var person = PersonOf(begun, email);
        var report = await CheckAsync(person, cancellation);
        if (report.InTheWay.Count > 0 || (begun is null && report.Runs.Count == 0 && !await traces.AnyAsync(person, cancellation))) return report;
        var erasure = new DueErasure(
            begun?.Id ?? KnownPerson.NewSecret(), person.Secret, [.. person.Emails], [.. person.Names], [.. report.Runs.Union(begun?.Runs ?? [])], begun?.At ?? time.GetUtcNow())
        {
            LongerNames = [.. person.LongerNames],
        };
        await due.BeginAsync(erasure, cancellation);
        // What has begun is not left half done because the caller went away.
        return report with { Pseudonym = person.Pseudonym, InTheWay = await CarryOutAsync(durable, erasure, CancellationToken.None) };
    }

    /// <summary>Finishes what a crash interrupted. One that fails is logged and tried again the next time; it holds up nothing else.</summary>
    public async Task FinishAsync(DurableTaskClient durable, CancellationToken cancellation = default)
    {
        await foreach (var erasure in due.DueAsync(cancellation))
        {
            try
            {
                foreach (var obstacle in await CarryOutAsync(durable, erasure, cancellation)) ErasureWaits(log, obstacle.RunId, obstacle.Kind, erasure.At);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                ErasureFailed(log, erasure.At, fault);
            }
        }
    }

    // One that has begun knows more by now than its address.
    private static KnownPerson PersonOf(DueErasure? begun, string email) => begun?.Person() ?? new KnownPerson(email, KnownPerson.NewSecret());

    private async Task<ErasureReport> CheckAsync(KnownPerson person, CancellationToken cancellation)
    {
        var inTheWay = new List<ErasureObstacle>();
        var runs = await search.FindAsync(person, cancellation);
        foreach (var run in runs) inTheWay.AddRange(await ObstaclesAsync(run, person, cancellation));
        return new ErasureReport(null, [.. runs.Select(run => run.Id)], inTheWay);
    }

    private async Task<IReadOnlyList<ErasureObstacle>> ObstaclesAsync(Run run, KnownPerson person, CancellationToken cancellation)
    {
        var obstacles = new ErasureObstacles(run, person, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        await foreach (var row in rows.ReadAsync(run.Id, cancellation))
        {
            obstacles.See(row);
            if (PersonRows.IsUnsealed(row, [person])) obstacles.SeeUnsealed();
        }

        return obstacles.All;
    }

    // What came into the way meanwhile; empty when it is done.
    private async Task<IReadOnlyList<ErasureObstacle>> CarryOutAsync(DurableTaskClient durable, DueErasure erasure, CancellationToken cancellation)
    {
        var (person, inTheWay) = (erasure.Person(), new List<ErasureObstacle>());
        foreach (var run in erasure.Runs) inTheWay.AddRange(await EraseInAsync(durable, run, person, cancellation));
        if (inTheWay.Count > 0) return inTheWay;
        await traces.RemoveAsync(person, cancellation);
        await due.EndAsync(erasure, new DoneErasure(person.Pseudonym, erasure.Runs.Count, time.GetUtcNow()), cancellation);
        return inTheWay;
    }

    // A run that goes on may write of the person where a pass has been, so passes are made until one finds nothing.
    private async Task<IReadOnlyList<ErasureObstacle>> EraseInAsync(DurableTaskClient durable, string runId, KnownPerson person, CancellationToken cancellation)
    {
        var count = 0;
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            // A run that retention removed meanwhile has nothing of anybody.
            if (await store.FindAsync(runId, cancellation) is not { } run) return [];
            if (await ObstaclesAsync(run, person, cancellation) is { Count: > 0 } inTheWay) return inTheWay;
            var rewriting = await rows.RewriteAsync(runId, async _ => !await holds.IsHeldAsync(runId, cancellation), row => PersonRows.Erased(row, [person]), cancellation);
            count += rewriting.Count;
            if (rewriting is { Count: 0, WasStopped: false }) break;
        }

        return await EndInAsync(durable, runId, person, count, cancellation);
    }

    private async Task<IReadOnlyList<ErasureObstacle>> EndInAsync(DurableTaskClient durable, string runId, KnownPerson person, int count, CancellationToken cancellation)
    {
        if (await store.FindAsync(runId, cancellation) is not { } run) return [];
        await PersonTraces.PurgeAsync(durable, run, person, await MailsToAsync(runId, person, cancellation), cancellation);
        await store.ChangeAsync(runId, async now => await store.FindAsync<ErasureMark>(runId, RowKeys.Erasure(person.Pseudonym), cancellation) is not null
            ? null
            : new RunChange(now)
            {
                Put = new Dictionary<string, object> { [RowKeys.Erasure(person.Pseudonym)] = new ErasureMark(time.GetUtcNow()) },
                Audit = [EntryOf(person, count, CurrentAuthor.Value)],
            }, cancellation);
        await store.RewriteIndexAsync(runId, cancellation);
        return [];
    }

    // Their rows have the keys of what stands for the person by now, also when a crash came in between.
    private async Task<IReadOnlySet<string>> MailsToAsync(string runId, KnownPerson person, CancellationToken cancellation)
    {
        var mails = await store.ListAsync<OutboxMail>(runId, "mail", cancellation);
        return mails.Where(mail => person.PseudonymKeys.Any(key => mail.Key.Contains(key, StringComparison.Ordinal)))
            .Select(mail => mail.Order?.InstanceId).OfType<string>().ToHashSet();
    }

    /// <summary>What the audit says of it. Whoever erases themselves does not sign it: their name would be back. Pure.</summary>
    internal static AuditEntry EntryOf(KnownPerson person, int count, AuditAuthor? author)
    {
        var what = new Phrase("audit.person.erased").With("pseudonym", person.Pseudonym).With("count", count);
        var isOwn = author is not null && (author.Email is { } email ? person.IsNamedSurely(email) : person.IsIn(author.Name));
        return isOwn ? AuditEntry.BySystem("person.erased", what) : AuditEntry.ByProjectManager("person.erased", what);
    }

    [LoggerMessage(EventId = 2105, Level = LogLevel.Warning, Message = "In run {RunId} '{Kind}' is in the way of the erasure that began at {At}; it waits.")]
    private static partial void ErasureWaits(ILogger log, string runId, string kind, DateTimeOffset at);

    [LoggerMessage(EventId = 2106, Level = LogLevel.Error, Message = "The erasure that began at {At} failed; the next pass tries again.")]
    private static partial void ErasureFailed(ILogger log, DateTimeOffset at, Exception fault);
}

/// <summary>That somebody was erased from a run. Row <c>erasure:{pseudonym}</c>.</summary>
/// <param name="At">UTC.</param>
public sealed record ErasureMark(DateTimeOffset At);

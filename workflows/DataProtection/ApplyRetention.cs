using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// Removes what has been kept long enough (GDPR article 5(1)(e), PIPL article 19). A pass may be repeated and interrupted: each step does what is
/// left of it, and is noted when it is done. Runs in flight and held ones are not touched; head and hold are asked again in each transaction.
/// </summary>
public sealed partial class ApplyRetention(
    RunStore store, RunRows rows, RunIndex index, RemoveRun removal, RunBelongings belongings, PseudonymisePeople people, ErasePerson erasures, HoldRun holds,
    TableServiceClient tables, RetentionSettings settings, TimeProvider time, ILogger<ApplyRetention> log)
{
    private static readonly Dictionary<RetentionKind, string[]> RowKinds = new()
    {
        [RetentionKind.EngineHistory] = ["answer"],
        [RetentionKind.Mails] = ["mail", "mail-thread", "link-note"],
        [RetentionKind.VendorHandIns] = ["vendor-submission", "vendor-contact"],
        [RetentionKind.Agents] = ["agent", "evaluation"],
        [RetentionKind.EvidenceFiles] = ["evidence"],
    };

    /// <summary>One pass over everything.</summary>
    public async Task PassAsync(DurableTaskClient durable, CancellationToken cancellation = default)
    {
        await erasures.FinishAsync(durable, cancellation);
        if (Past(settings.Links) is { } linkEnd)
            foreach (var name in new[] { ApprovalLinks.TableName, VendorLinks.TableName })
                await RunBelongings.RemoveRowsAsync(tables.GetTableClient(name), TableClient.CreateQueryFilter($"ExpiresAt le {linkEnd}"), cancellation);
        if (Past(settings.Drafts) is { } saved)
            await RunBelongings.RemoveRowsAsync(tables.GetTableClient(RequestDrafts.TableName), TableClient.CreateQueryFilter($"SavedAt le {saved}"), cancellation);
        // These go by real time, as whoever confirms does.
        await RunBelongings.RemoveRowsAsync(tables.GetTableClient(KeptHandIns.TableName), TableClient.CreateQueryFilter($"ExpiresAt le {TimeProvider.System.GetUtcNow()}"), cancellation);
        if (Past(settings.AfterEnd[RetentionKind.EngineHistory]) is { } told) await RunHistories.PurgeTellersAsync(durable, told, cancellation);
        var ids = new List<IndexRow>();
        await foreach (var row in index.AllAsync(cancellation)) ids.Add(row);
        foreach (var row in ids) await TryAsync(durable, row, cancellation);
    }

    private DateTimeOffset? Past(int? days) => days is { } after ? time.GetUtcNow() - TimeSpan.FromDays(after) : null;

    // One run's fault must not keep what is due of the others.
    private async Task TryAsync(DurableTaskClient durable, IndexRow row, CancellationToken cancellation)
    {
        try
        {
            await ApplyAsync(durable, row, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            RetentionFailed(log, row.RunId, fault);
        }
    }

    private async Task ApplyAsync(DurableTaskClient durable, IndexRow row, CancellationToken cancellation)
    {
        if (await store.FindAsync(row.RunId, cancellation) is not { } run)
        {
            await removal.FinishAsync(row, cancellation);
            return;
        }

        if (!run.IsEnded) return;
        var (hold, mark) = (await store.FindAsync<RunHold>(run.Id, RowKeys.Hold, cancellation), await store.FindAsync<RetentionMark>(run.Id, RowKeys.Retention, cancellation));
        foreach (var kind in RetentionMark.DueOf(run, hold, mark, settings, time.GetUtcNow()))
        {
            if (kind == RetentionKind.Runs) await removal.RemoveAsync(durable, run, row, cancellation);
            else await RemoveAsync(durable, run, kind, cancellation);
        }
    }

    // Held meanwhile, or not to be done yet: it is not noted, and the next pass comes back to it.
    private async Task RemoveAsync(DurableTaskClient durable, Run run, RetentionKind kind, CancellationToken cancellation)
    {
        if (await holds.IsHeldAsync(run.Id, cancellation)) return;
        int? count = kind switch
        {
            RetentionKind.EngineHistory => await RunHistories.PurgeAsync(durable, run.Id, _ => true, cancellation),
            RetentionKind.Events => await belongings.RemoveEventsAsync(run.Id, cancellation),
            RetentionKind.EvidenceFiles => await belongings.RemoveFilesAsync(run.Id, cancellation),
            RetentionKind.People => await people.RunAsync(run.Id, cancellation),
            _ => 0,
        };
        if (RowKinds.TryGetValue(kind, out var kinds)) count += await RemoveRowsAsync(run.Id, kind, kinds, cancellation);
        if (count is not { } removed) return;
        await NoteAsync(run.Id, kind, removed, cancellation);
        RetentionApplied(log, run.Id, kind, removed);
    }

    private async Task<int?> RemoveRowsAsync(string runId, RetentionKind kind, string[] kinds, CancellationToken cancellation)
    {
        var rewriting = await rows.RewriteAsync(runId, now => holds.IsAtRestAsync(now, cancellation), row => Kept(row, kind, kinds), cancellation);
        return rewriting.WasStopped ? null : rewriting.Count;
    }

    private static RunDocument? Kept(RunDocument row, RetentionKind kind, string[] kinds)
    {
        if (kinds.Contains(row.Kind)) return null;
        return kind == RetentionKind.Mails && row.Kind == "approval" && row.Document["code"] is not null
            ? row with { Document = Without(row.Document, "code") }
            : row;
    }

    private static JsonObject Without(JsonNode document, string member)
    {
        var copy = document.DeepClone().AsObject();
        copy.Remove(member);
        return copy;
    }

    private Task<Run> NoteAsync(string runId, RetentionKind kind, int count, CancellationToken cancellation) => store.ChangeAsync(runId, async run =>
    {
        var done = (await store.FindAsync<RetentionMark>(runId, RowKeys.Retention, cancellation))?.Done ?? [];
        if (done.Contains(kind) || await holds.IsHeldAsync(runId, cancellation)) return null;
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Retention] = new RetentionMark([.. done, kind]) },
            Audit =
            [
                AuditEntry.BySystem("retention.applied", new Phrase("audit.retention.applied")
                    .With("what", PhraseValue.Word($"retention.{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}")).With("count", count)),
            ],
        };
    }, cancellation);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Retention of run {RunId}: {Kind} was removed, {Count} row(s) or file(s).")]
    private static partial void RetentionApplied(ILogger log, string runId, RetentionKind kind, int count);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "Retention of run {RunId} failed; the next pass tries again.")]
    private static partial void RetentionFailed(ILogger log, string runId, Exception fault);
}

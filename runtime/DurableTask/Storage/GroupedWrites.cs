using Azure;
using Azure.Data.Tables;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>
/// Writes to one partition, one after the other; what comes while a write is on its way goes together in the next, as one transaction.
/// Alone, a write is as quick as ever; together, a hundred cost little more than one.
/// </summary>
internal sealed class GroupedWrites(TableClient table)
{
    // Table Storage takes no more in a transaction.
    private const int MostRows = 100;

    // What nobody waits for goes along with the next write that somebody waits for, or after this time.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<Write> _waiting = [];
    private bool _writing;
    private Task _run = Task.CompletedTask;

    /// <summary>Returns when it is stored. The order of writes to one row is kept.</summary>
    public Task AddAsync(TableTransactionAction action, CancellationToken cancellation)
    {
        var write = new Write(action, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate) _waiting.Add(write);
        _ = Begin();
        return write.Done.Task.WaitAsync(cancellation);
    }

    /// <summary>Stores it before long; whether that succeeds, nobody is told.</summary>
    public void AddSoon(TableTransactionAction action)
    {
        lock (_gate)
        {
            _waiting.Add(new(action, new(TaskCreationOptions.RunContinuationsAsynchronously)));
            if (_waiting.Count > 1) return;
        }

        _ = Task.Delay(Soon).ContinueWith(_ => Begin(), TaskScheduler.Default);
    }

    /// <summary>Completed when what was added before is stored or has failed; what nobody waits for is written at once.</summary>
    public Task WhenWrittenAsync() => Begin();

    private Task Begin()
    {
        lock (_gate)
        {
            if (_writing) return _run;
            _writing = true;
            // What is written is of many: it belongs to the trace of none of them.
            using (ExecutionContext.SuppressFlow()) return _run = Task.Run(WriteAsync, CancellationToken.None);
        }
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                if (group is [var alone]) await WriteAsync(alone.Action);
                else await table.SubmitTransactionAsync(group.Select(write => write.Action));
                foreach (var write in group) write.Done.SetResult();
            }
            catch (Exception) when (group.Count > 1)
            {
                // One of them is refused, for example the removal of a row that is gone: each has its own answer then.
                await Task.WhenAll(group.Select(WriteAloneAsync));
            }
            catch (Exception error)
            {
                group[0].Done.SetException(error);
            }
        }
    }

    private List<Write> Next()
    {
        lock (_gate)
        {
            var rows = new HashSet<string>(StringComparer.Ordinal);
            // A transaction has room for a row once; the later write waits for the next.
            var group = _waiting.TakeWhile(write => rows.Count < MostRows && rows.Add(write.Action.Entity.RowKey)).ToList();
            _waiting.RemoveRange(0, group.Count);
            _writing = group.Count > 0;
            return group;
        }
    }

    private async Task WriteAloneAsync(Write write)
    {
        try
        {
            await WriteAsync(write.Action);
            write.Done.SetResult();
        }
        catch (Exception error)
        {
            write.Done.SetException(error);
        }
    }

    private async Task WriteAsync(TableTransactionAction action)
    {
        if (action.ActionType == TableTransactionActionType.Delete) await table.DeleteEntityAsync(action.Entity.PartitionKey, action.Entity.RowKey, ETag.All);
        else await table.UpsertEntityAsync(action.Entity, TableUpdateMode.Replace);
    }

    private sealed record Write(TableTransactionAction Action, TaskCompletionSource Done);
}

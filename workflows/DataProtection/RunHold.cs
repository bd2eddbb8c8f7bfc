using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>That a run is kept as it is, whatever retention says and whoever asks for erasure: it is needed for a claim (GDPR article 17(3)(e)). Row <c>hold</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who said so.</param>
/// <param name="Since">UTC.</param>
public sealed record RunHold(string Reason, string By, DateTimeOffset Since);

/// <summary>Holds runs and lets them go.</summary>
public sealed class HoldRun(RunStore store, TimeProvider time)
{
    /// <summary>
    /// Whether a run is held. Whoever holds it changes its head in the same transaction: asked after the head was read, the answer is right for
    /// what is written on condition of that head.
    /// </summary>
    public async Task<bool> IsHeldAsync(string runId, CancellationToken cancellation = default) =>
        await store.FindAsync<RunHold>(runId, RowKeys.Hold, cancellation) is not null;

    /// <summary>Whether parts of the run may go, or all of it: it has ended and is not held. Asked in each transaction that removes something.</summary>
    /// <param name="run">Head of the run as the transaction finds it.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<bool> IsAtRestAsync(Run run, CancellationToken cancellation = default) => run.IsEnded && !await IsHeldAsync(run.Id, cancellation);

    /// <summary>Holds a run, live or ended. For the same reason again: nothing changes.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<RunHold> HoldAsync(string runId, string reason, string by, CancellationToken cancellation = default)
    {
        RunHold? hold = null;
        await store.ChangeAsync(runId, async run =>
        {
            hold = await store.FindAsync<RunHold>(runId, RowKeys.Hold, cancellation);
            if (hold?.Reason == reason.Trim()) return null;
            hold = new RunHold(reason.Trim(), by, time.GetUtcNow());
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.Hold] = hold },
                Audit = [AuditEntry.ByProjectManager("run.held", new Phrase("audit.run.held").With("name", by).With("reason", hold.Reason))],
            };
        }, cancellation);
        return hold!;
    }

    /// <summary>Lets it go. A run that is not held stays as it is.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public Task ReleaseAsync(string runId, string by, CancellationToken cancellation = default) => store.ChangeAsync(runId, async run =>
        await store.FindAsync<RunHold>(runId, RowKeys.Hold, cancellation) is null
            ? null
            : new RunChange(run)
            {
                Delete = [RowKeys.Hold],
                Audit = [AuditEntry.ByProjectManager("run.released", new Phrase("audit.run.released").With("name", by))],
            }, cancellation);
}

using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// What the audit says about links that were used although they decide nothing any more: each link and state once, however often somebody
/// tries. Where the request came from is in the log only: nothing can be taken out of the audit again, and an address is personal.
/// </summary>
public sealed class LinkNotes(RunStore store, TimeProvider time)
{
    /// <summary>Notes it, when it is known whose link it was. Noting it again changes nothing.</summary>
    /// <param name="token">The token.</param>
    /// <param name="visit">What it leads to; <see cref="LinkState.Used"/>, <see cref="LinkState.Revoked"/> or <see cref="LinkState.Expired"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task NoteAsync(string token, LinkVisit visit, CancellationToken cancellation = default)
    {
        if (visit.Linked is not { } linked || WordOf(visit.State) is not { } state) return;
        var what = new Phrase($"audit.link.{state}").With("name", linked.Approval.Approver.Name).With("gate", linked.File.Policy.Name);
        await NoteAsync(linked.File.Run.Id, token, state, AuditEntry.BySystem($"link.{state}", what), cancellation);
    }

    /// <summary>Notes the use of a link once, whatever it would have led to.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="token">The token.</param>
    /// <param name="state">Why it opens nothing any more, a word.</param>
    /// <param name="entry">What the audit says.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task NoteAsync(string runId, string token, string state, AuditEntry entry, CancellationToken cancellation = default)
    {
        var row = RowKeys.LinkNote(LinkTokens.PrefixOf(token), state);
        if (await store.FindAsync<LinkNote>(runId, row, cancellation) is not null) return;
        await store.ChangeAsync(runId, async run => await store.FindAsync<LinkNote>(run.Id, row, cancellation) is not null ? null : new RunChange(run)
        {
            Put = new Dictionary<string, object> { [row] = new LinkNote(state, time.GetUtcNow()) },
            Audit = [entry],
        }, cancellation);
    }

    /// <summary>The audit's word for a link that opens nothing any more; null for one that does, and for one that is not ours.</summary>
    public static string? WordOf(LinkState state) => state switch
    {
        LinkState.Used => "used",
        LinkState.Revoked => "revoked",
        LinkState.Expired => "expired",
        _ => null,
    };
}

/// <summary>That a link was used although it decides nothing any more. Row <c>link-note:{first digits of its hash}:{state}</c>.</summary>
/// <param name="State">Why it decides nothing.</param>
/// <param name="At">UTC of the first time.</param>
public sealed record LinkNote(string State, DateTimeOffset At);

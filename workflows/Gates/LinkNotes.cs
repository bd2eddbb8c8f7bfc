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
        var row = RowKeys.LinkNote(LinkTokens.PrefixOf(token), state);
        if (await store.FindAsync<LinkNote>(linked.File.Run.Id, row, cancellation) is not null) return;
        await store.ChangeAsync(linked.File.Run.Id, async run =>
            await store.FindAsync<LinkNote>(run.Id, row, cancellation) is null ? Noting(linked with { File = linked.File with { Run = run } }, row, state) : null, cancellation);
    }

    private RunChange Noting(LinkedGate linked, string row, string state)
    {
        var what = new Phrase($"audit.link.{state}").With("name", linked.Approval.Approver.Name).With("gate", linked.File.Policy.Name);
        return new RunChange(linked.File.Run)
        {
            Put = new Dictionary<string, object> { [row] = new LinkNote(state, time.GetUtcNow()) },
            Audit = [AuditEntry.BySystem($"link.{state}", what)],
        };
    }

    private static string? WordOf(LinkState state) => state switch
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

using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Approvals;

/// <summary>
/// Looks up what decision links lead to. Those that decide nothing, because they are unknown, used, revoked or expired, are logged with
/// time and address; the run's audit says so once.
/// </summary>
public sealed class LinkVisits(GateArchive archive, LinkNotes notes, DeadLinks dead)
{
    /// <summary>What the token of a request leads to.</summary>
    public async Task<LinkVisit> OpenAsync(HttpRequest request, string token, CancellationToken cancellation)
    {
        var visit = await archive.VisitAsync(token, cancellation);
        // An answer is judged once it is read: the same one again is no misuse, and changes nothing.
        if (visit.Shown is null || !HttpMethods.IsPost(request.Method)) await NoteAsync(request, token, visit, cancellation);
        return visit;
    }

    /// <summary>Notes that something was asked for with a link that decides nothing any more.</summary>
    public async Task RefuseAsync(HttpRequest request, string token, CancellationToken cancellation) =>
        await NoteAsync(request, token, await archive.VisitAsync(token, cancellation), cancellation);

    private Task NoteAsync(HttpRequest request, string token, LinkVisit visit, CancellationToken cancellation) =>
        dead.NoteAsync(request, token, visit.State, visit.Link?.RunId, () => notes.NoteAsync(token, visit, cancellation), cancellation);
}

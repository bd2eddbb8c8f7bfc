using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>Looks up what vendors' links lead to. Those that open nothing are logged with time and address; the run's audit says so once.</summary>
public sealed class VendorVisits(VendorDesk desk, DeadLinks dead)
{
    /// <summary>What the token of a request leads to.</summary>
    public async Task<VendorVisit> OpenAsync(HttpRequest request, string token, CancellationToken cancellation)
    {
        var visit = await desk.VisitAsync(token, cancellation);
        await dead.NoteAsync(request, token, visit.State, visit.Link?.RunId, () => desk.NoteAsync(token, visit, cancellation), cancellation);
        return visit;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Evidence;
using Onboarding.Functions.Http;
using Onboarding.Functions.VendorSide;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>The pages behind vendors' links, as they are looked at. Looking changes nothing: mail scanners follow links.</summary>
public sealed class VendorPageFunctions(VendorVisits visits, VendorPages pages, VendorHome home, OpenedForms opened, EvidenceStore evidence, EvidenceAnswers files)
{
    /// <summary>What is open, what was submitted, when reviews are held.</summary>
    [Function(nameof(ShowVendorHome))]
    public async Task<IResult> ShowVendorHome(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vendor/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        return visit.Shown is { } file ? pages.Home(request, await home.OfAsync(request, token, file, cancellation)) : pages.Nothing(request, visit.State);
    }

    /// <summary>The form of the question set, of training results or of readings.</summary>
    [Function(nameof(ShowVendorForm))]
    public async Task<IResult> ShowVendorForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vendor/{token}/{part}")] HttpRequest request,
        string token,
        string part,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } file) return pages.Nothing(request, visit.State);
        return pages.Form(request, await opened.OfAsync(request, token, file, part, cancellation));
    }

    /// <summary>The form for evidence of a checklist's item.</summary>
    [Function(nameof(ShowVendorItem))]
    public async Task<IResult> ShowVendorItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vendor/{token}/items/{stage}/{itemId}")] HttpRequest request,
        string token,
        string stage,
        string itemId,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } file) return pages.Nothing(request, visit.State);
        return pages.Form(request, await opened.OfItemAsync(request, token, file, stage, itemId, cancellation));
    }

    /// <summary>A file that the contact gave, to be saved.</summary>
    [Function(nameof(GetVendorFile))]
    public async Task<IResult> GetVendorFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vendor/{token}/files/{evidenceId}")] HttpRequest request,
        string token,
        string evidenceId,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } file) return pages.Nothing(request, visit.State);
        var found = await evidence.FindAsync(file.Run.Id, evidenceId, cancellation);
        // Whatever was not given by this contact is as unknown as what does not exist.
        if (found is null || found.VendorId != file.Vendor.Id || found.ContactKey != file.Contact.Key) throw ApiProblems.NotFound(new Phrase("problem.not-found.evidence"));
        return await files.DownloadAsync(request, file.Run.Id, found, cancellation);
    }
}

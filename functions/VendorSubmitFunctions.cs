using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.VendorSide;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>Takes what vendors hand in on their pages, for the project manager to confirm.</summary>
public sealed class VendorSubmitFunctions(VendorVisits visits, VendorPages pages, VendorIntake intake)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Takes the question set, training results or readings.</summary>
    [Function(nameof(SubmitVendorForm))]
    public async Task<IResult> SubmitVendorForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendor/{token}/{part}")] HttpRequest request,
        string token,
        string part,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } file) return pages.Nothing(request, visit.State);
        SubmissionCheck.RequireOpen(file.Run, file.Vendor.Id, OpenedForms.KindOf(part));
        return Answered(request, token, part == OpenedForms.Answers
            ? await intake.AnswersAsync(request, token, file, await FormBody.ReadAsync(request, MostBytes, cancellation), cancellation)
            : await intake.RowsAsync(request, token, file, part, cancellation));
    }

    /// <summary>Takes evidence for an item: a link or a file.</summary>
    [Function(nameof(SubmitVendorItem))]
    public async Task<IResult> SubmitVendorItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendor/{token}/items/{stage}/{itemId}")] HttpRequest request,
        string token,
        string stage,
        string itemId,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } file) return pages.Nothing(request, visit.State);
        return Answered(request, token, await intake.ItemAsync(request, token, file, stage, itemId, cancellation));
    }

    private IResult Answered(HttpRequest request, string token, VendorFormPage? refused) => refused is null
        ? HtmlPage.SeeOther(request, $"/vendor/{token}?sent=true")
        : pages.Form(request, refused, StatusCodes.Status400BadRequest);
}

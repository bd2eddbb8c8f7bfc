using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pilots;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>The pilot by day, and readings that are looked at before they are stored.</summary>
public sealed class PilotPageFunctions(PilotDesk desk, ReadingsUpload uploads, RunPages runs)
{
    /// <summary>The pilot, or the service after it, as a page; <c>period=pilot|service</c> chooses where there are both.</summary>
    [Function(nameof(ShowPilot))]
    public Task<IResult> ShowPilot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/pilot")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => desk.PageAsync(request, id, cancellation));

    /// <summary>The KPIs of the pilot, or of operations, day by day, with their uncertainty, marks and verdicts.</summary>
    [Function(nameof(GetPilotCharts))]
    [Answers(typeof(PilotChartsView))]
    public async Task<IResult> GetPilotCharts(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/pilot/charts")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await desk.ChartsAsync(request, id, cancellation));

    /// <summary>Takes a CSV file of readings to look at; nothing is stored in the run.</summary>
    [Function(nameof(UploadReadings))]
    public Task<IResult> UploadReadings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/pilot/readings")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => uploads.UploadAsync(request, id, cancellation));

    /// <summary>What a file would change.</summary>
    [Function(nameof(ShowReadingsPreview))]
    public Task<IResult> ShowReadingsPreview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/pilot/readings/{handIn}")] HttpRequest request,
        string id,
        string handIn,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => uploads.PreviewAsync(request, id, handIn, cancellation));

    /// <summary>Stores what was shown.</summary>
    [Function(nameof(ConfirmReadings))]
    public Task<IResult> ConfirmReadings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/pilot/readings/{handIn}")] HttpRequest request,
        string id,
        string handIn,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => uploads.ConfirmAsync(request, id, handIn, cancellation));

    private async Task<IResult> OfRunAsync(HttpRequest request, string id, Func<Task<IResult>> show)
    {
        if (!RunIds.IsWellFormed(id)) return runs.UnknownRun(request);
        try
        {
            return await show();
        }
        catch (RunNotFoundException)
        {
            return runs.UnknownRun(request);
        }
    }
}

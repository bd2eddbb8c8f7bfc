using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.NewRun;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>The pages of one run.</summary>
public sealed class RunPageFunctions(
    OverviewPages overview, WorkPages work, VendorsPages vendors, MailsPages mails, TimelinePages timeline, RequestPages requests, RunPages runs)
{
    /// <summary>Where it stands, and what to do next.</summary>
    [Function(nameof(ShowRun))]
    public Task<IResult> ShowRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => overview.ShowAsync(request, id, cancellation));

    /// <summary>The work of its current stage.</summary>
    [Function(nameof(ShowRunWork))]
    public Task<IResult> ShowRunWork(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/work")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.ShowAsync(request, id, cancellation));

    /// <summary>The form of the only record of an input, or of a new one.</summary>
    [Function(nameof(ShowRunInput))]
    public Task<IResult> ShowRunInput(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/work/{input}")] HttpRequest request,
        string id,
        string input,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.ShowInputAsync(request, id, input, "", cancellation));

    /// <summary>The form of a record of an input.</summary>
    [Function(nameof(ShowRunRecord))]
    public Task<IResult> ShowRunRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/work/{input}/{key}")] HttpRequest request,
        string id,
        string input,
        string key,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.ShowInputAsync(request, id, input, key, cancellation));

    /// <summary>Hands in the only record of an input, or a new one.</summary>
    [Function(nameof(PostRunInput))]
    public Task<IResult> PostRunInput(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/work/{input}")] HttpRequest request,
        string id,
        string input,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.PutInputAsync(request, durable, id, input, "", cancellation));

    /// <summary>Hands in a record of an input.</summary>
    [Function(nameof(PostRunRecord))]
    public Task<IResult> PostRunRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/work/{input}/{key}")] HttpRequest request,
        string id,
        string input,
        string key,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.PutInputAsync(request, durable, id, input, key, cancellation));

    /// <summary>What it onboards, in the form of a new run.</summary>
    [Function(nameof(ShowRunRequest))]
    public Task<IResult> ShowRunRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/request")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => requests.ShowAsync(request, id, cancellation));

    /// <summary>Changes what it onboards.</summary>
    [Function(nameof(PostRunRequest))]
    public Task<IResult> PostRunRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/request")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => requests.TakeAsync(request, id, cancellation));

    /// <summary>Submits the current stage.</summary>
    [Function(nameof(PostRunSubmission))]
    public Task<IResult> PostRunSubmission(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/submit")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        OfRunAsync(request, id, () => work.SubmitAsync(request, durable, id, cancellation));

    /// <summary>Its vendors side by side.</summary>
    [Function(nameof(ShowRunVendors))]
    public Task<IResult> ShowRunVendors(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/vendors")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => vendors.ShowAsync(request, id, cancellation));

    /// <summary>Its mails.</summary>
    [Function(nameof(ShowRunMails))]
    public Task<IResult> ShowRunMails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/mails")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => mails.ShowAsync(request, id, cancellation));

    /// <summary>What happened in it.</summary>
    [Function(nameof(ShowRunTimeline))]
    public Task<IResult> ShowRunTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        OfRunAsync(request, id, () => timeline.ShowAsync(request, id, cancellation));

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

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>A run's decision record, for programs and for people. Both change nothing.</summary>
public sealed class RecordFunctions(RecordViews views, RecordPages pages, RunPages runs)
{
    /// <summary>The record as JSON.</summary>
    [Function(nameof(GetRecord))]
    public async Task<IResult> GetRecord(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/record")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>The record as a page to read or print.</summary>
    [Function(nameof(ShowRecord))]
    public async Task<IResult> ShowRecord(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "runs/{id}/record")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(id)) return runs.UnknownRun(request);
        try
        {
            var language = RequestLanguage.Of(request);
            var page = pages.Render(await views.OfAsync(id, language, cancellation), language, PageQuery.Keep(request), PageQuery.OtherLanguage(request));
            return HtmlPage.Of(request, StatusCodes.Status200OK, page);
        }
        catch (RunNotFoundException)
        {
            return runs.UnknownRun(request);
        }
    }
}

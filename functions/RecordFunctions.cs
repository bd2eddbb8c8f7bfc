using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>A run's decision record, for programs and for people. Both change nothing.</summary>
public sealed class RecordFunctions(RecordViews views, RecordPages pages, RunPages runs)
{
    private const string Json = "json";
    private const string Html = "html";

    /// <summary>The record as JSON, or with <c>?format=html</c> the page, for programs that keep it.</summary>
    [Function(nameof(GetRecord))]
    [Query("recordFormat")]
    [Answers(typeof(RecordView))]
    public async Task<IResult> GetRecord(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/record")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var format = request.Query["format"].ToString() is { Length: > 0 } asked ? asked : Json;
        if (format is not (Json or Html))
            throw new InvalidInputException([new FieldError("format", new Phrase("input.one-of").With("known", $"{Json}, {Html}"))]);
        return format == Html ? await PageAsync(request, id, cancellation) : Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));
    }

    /// <summary>The record as a page to read or print.</summary>
    [Function(nameof(ShowRecord))]
    public async Task<IResult> ShowRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/record")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(id)) return runs.UnknownRun(request);
        try
        {
            return await PageAsync(request, id, cancellation);
        }
        catch (RunNotFoundException)
        {
            return runs.UnknownRun(request);
        }
    }

    private async Task<IResult> PageAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var page = pages.Render(await views.OfAsync(id, language, cancellation), language, PageQuery.Keep(request), PageQuery.OtherLanguage(request));
        return HtmlPage.Of(request, StatusCodes.Status200OK, page);
    }
}

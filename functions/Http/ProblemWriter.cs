using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Http;

/// <summary>Writes problems as RFC 9457 asks, in the reader's language.</summary>
internal sealed class ProblemWriter(Phrasebook phrases)
{
    public async Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        if (context.Response.HasStarted) return;
        var language = RequestLanguage.Of(context.Request);
        context.Response.Clear();
        if (PageRoutes.IsLink(context.Request)) PageHeaders.Set(context.Request);
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in problem.Headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsJsonAsync(
            DetailsOf(problem, language, context.Request), RunJson.Options, MediaTypeNames.Application.ProblemJson, context.RequestAborted);
    }

    private ProblemDetails DetailsOf(ApiProblem problem, string language, HttpRequest request)
    {
        var details = new ProblemDetails
        {
            Type = $"/problems/{problem.Kind}",
            Title = phrases.Word($"problem.{problem.Kind}", language),
            Status = problem.Status,
            Detail = phrases.Render(problem.Detail, language),
            Instance = request.Path,
        };
        if (problem.Errors.Count > 0) details.Extensions["errors"] = ErrorsOf(problem, language);
        if (problem.WaitsFor is { } waitsFor) details.Extensions["waitsFor"] = phrases.Render(waitsFor, language);
        foreach (var (name, value) in problem.Members) details.Extensions[name] = value is Phrase phrase ? phrases.Render(phrase, language) : value;
        if (problem.Missing.Count > 0) details.Extensions["missing"] = problem.Missing.Select(one => phrases.Render(one, language)).ToArray();
        return details;
    }

    private Dictionary<string, string[]> ErrorsOf(ApiProblem problem, string language) => problem.Errors
        .GroupBy(error => error.Field)
        .ToDictionary(field => field.Key, field => field.Select(error => phrases.Render(error.Message, language)).Distinct().ToArray());
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>Shows a person in a browser what an API's caller is told as a problem.</summary>
internal sealed class ProblemPages([FromKeyedServices("pages")] Templates templates, Phrasebook phrases)
{
    public async Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        if (context.Response.HasStarted) return;
        var language = RequestLanguage.Of(context.Request);
        context.Response.Clear();
        context.Response.Headers.ContentLanguage = language;
        foreach (var (name, value) in problem.Headers) context.Response.Headers[name] = value;
        var page = Render(problem, language, Home(context.Request), Back(context.Request));
        await HtmlPage.Of(context.Request, problem.Status, page).ExecuteAsync(context);
    }

    /// <summary>The page.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="language">Language of the reader.</param>
    /// <param name="home">Address of the list of runs; empty for readers who have no use for it.</param>
    /// <param name="back">Address of the vendor's first page; empty for everybody else.</param>
    internal string Render(ApiProblem problem, string language, string home, string back = "") => templates.Render($"problem.{language}.html.liquid", new ProblemPage(language)
    {
        Title = phrases.Word($"problem.{problem.Kind}", language),
        Detail = phrases.Render(DetailOf(problem), language),
        Errors = [.. problem.Errors.Select(error => new FieldLine(error.Field, phrases.Render(error.Message, language)))],
        WaitsFor = problem.WaitsFor is { } waitsFor ? phrases.Render(waitsFor, language) : "",
        Home = home,
        Back = back,
    });

    // Some details speak of requests to be sent; a person opens pages.
    private Phrase DetailOf(ApiProblem problem) =>
        phrases.Has($"problem.{problem.Kind}.page") ? new Phrase($"problem.{problem.Kind}.page") : PagePhrase.Of(problem.Detail, phrases);

    // A vendor's contact has pages below the link.
    private static string Back(HttpRequest request) => request.Path.StartsWithSegments("/vendor", out var rest) && rest.Value?.Split('/') is ["", var token, _, ..]
        ? $"{request.PathBase}/vendor/{token}"
        : "";

    // Whoever follows a decision link has no list of runs.
    private static string Home(HttpRequest request) => PageRoutes.IsLink(request) ? "" : "/" + PageQuery.Reader(request);
}

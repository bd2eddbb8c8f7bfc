using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>Renders the pages that show runs.</summary>
public sealed class RunPages(
    [FromKeyedServices("pages")] Templates templates)
{
    /// <summary>There is no such run.</summary>
    internal IResult UnknownRun(HttpRequest request)
    {
        var language = RequestLanguage.Of(request);
        var view = new UnknownRunPage(language, PageQuery.Keep(request));
        return Html(request, StatusCodes.Status404NotFound, "unknown-run", language, view);
    }

    private IResult Html(HttpRequest request, int status, string template, string language, object view) =>
        HtmlPage.Of(request, status, templates.Render($"{template}.{language}.html.liquid", view));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.VendorSide;

/// <summary>Renders the pages behind vendors' links.</summary>
public sealed class VendorPages([FromKeyedServices("pages")] Templates templates, PageRenderer links)
{
    internal IResult Home(HttpRequest request, VendorHomePage view) => Of(request, StatusCodes.Status200OK, "vendor-home", view);

    internal IResult Form(HttpRequest request, VendorFormPage view, int status = StatusCodes.Status200OK) => Of(request, status, "vendor-form", view);

    /// <summary>The page for a link that opens nothing: not one of ours, expired or revoked.</summary>
    internal IResult Nothing(HttpRequest request, LinkState state)
    {
        var language = RequestLanguage.Of(request);
        return state == LinkState.Wrong
            ? HtmlPage.Of(request, StatusCodes.Status404NotFound, links.UnknownLink(language))
            : HtmlPage.Of(request, StatusCodes.Status410Gone, templates.Render("vendor-ended.html.liquid", new VendorEndedPage(language)));
    }

    private IResult Of(HttpRequest request, int status, string template, object view) =>
        HtmlPage.Of(request, status, templates.Render($"{template}.html.liquid", view), hasScripts: true);
}

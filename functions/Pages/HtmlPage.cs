using System.Text;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.Pages;

/// <summary>Answers with a page.</summary>
internal static class HtmlPage
{
    /// <summary>A page.</summary>
    /// <param name="request">Request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="html">The page.</param>
    /// <param name="hasScripts">True for the pages of signed-in people, which work without their scripts too.</param>
    public static IResult Of(HttpRequest request, int status, string html, bool hasScripts = false)
    {
        PageHeaders.Set(request, hasScripts);
        return Results.Content(html, MediaTypes.Html, Encoding.UTF8, status);
    }

    /// <summary>Sends the browser on to a page of ours, so that a reload does nothing a second time.</summary>
    /// <param name="request">Request.</param>
    /// <param name="path">Address of the page.</param>
    /// <param name="notice">What it tells of what was done; null: nothing.</param>
    public static IResult SeeOther(HttpRequest request, string path, PageNotice? notice = null)
    {
        PageHeaders.Set(request);
        notice?.Leave(request, path);
        request.HttpContext.Response.Headers.Location = $"{request.PathBase}{path}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

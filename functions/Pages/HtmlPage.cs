using System.Text;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.Pages;

/// <summary>Answers with a page.</summary>
internal static class HtmlPage
{
    public static IResult Of(HttpRequest request, int status, string html)
    {
        PageHeaders.Set(request);
        return Results.Content(html, MediaTypes.Html, Encoding.UTF8, status);
    }

    /// <summary>Sends the browser on to a page of ours, so that a reload does nothing a second time.</summary>
    public static IResult SeeOther(HttpRequest request, string path)
    {
        PageHeaders.Set(request);
        request.HttpContext.Response.Headers.Location = $"{request.PathBase}{path}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

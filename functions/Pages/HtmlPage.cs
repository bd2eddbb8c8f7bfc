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
}

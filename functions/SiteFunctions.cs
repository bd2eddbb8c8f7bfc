using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Onboarding.Functions;

/// <summary>Static files of the pages.</summary>
public sealed class SiteFunctions
{
    private static readonly string Style = Path.Combine(AppContext.BaseDirectory, "wwwroot", "site.css");

    /// <summary>The pages' style.</summary>
    [Function(nameof(SiteStyle))]
    public IResult SiteStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "site.css")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        return Results.File(Style, "text/css; charset=utf-8", lastModified: File.GetLastWriteTimeUtc(Style));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Onboarding.Functions;

/// <summary>Static files of the pages.</summary>
public sealed class SiteFunctions
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private static readonly string Style = Path.Combine(Folder, "site.css");

    private static readonly Dictionary<string, string> Scripts = Directory.GetFiles(Folder, "*.js")
        .ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);

    /// <summary>The pages' style.</summary>
    [Function(nameof(SiteStyle))]
    public IResult SiteStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "site.css")] HttpRequest request)
    {
        SetHeaders(request);
        return Results.File(Style, "text/css; charset=utf-8", lastModified: File.GetLastWriteTimeUtc(Style));
    }

    /// <summary>The pages' scripts. They make pages more comfortable; without them everything works too.</summary>
    [Function(nameof(SiteScript))]
    public IResult SiteScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "scripts/{file}")] HttpRequest request, string file)
    {
        if (!Scripts.TryGetValue(file, out var path)) return Results.NotFound();
        SetHeaders(request);
        return Results.File(path, "text/javascript; charset=utf-8", lastModified: File.GetLastWriteTimeUtc(path));
    }

    private static void SetHeaders(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace Onboarding.Functions;

/// <summary>Static files of the pages. They are asked for again each time and sent again only when a deployment has changed them.</summary>
public sealed class SiteFunctions
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static readonly StaticFile Style = StaticFile.Of(Path.Combine(Folder, "site.css"));

    private static readonly Dictionary<string, StaticFile> Scripts = Directory.GetFiles(Folder, "*.js")
        .ToDictionary(file => Path.GetFileName(file), StaticFile.Of, StringComparer.Ordinal);

    /// <summary>The pages' style.</summary>
    [Function(nameof(SiteStyle))]
    public IResult SiteStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "site.css")] HttpRequest request) =>
        Answer(request, Style, "text/css; charset=utf-8");

    /// <summary>The pages' scripts. They make pages more comfortable; without them everything works too.</summary>
    [Function(nameof(SiteScript))]
    public IResult SiteScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "scripts/{file}")] HttpRequest request, string file) =>
        Scripts.TryGetValue(file, out var script) ? Answer(request, script, "text/javascript; charset=utf-8") : Results.NotFound();

    private static IResult Answer(HttpRequest request, StaticFile file, string type)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.XContentTypeOptions = "nosniff";
        return Results.File(file.Path, type, entityTag: file.Tag);
    }

    private sealed record StaticFile(string Path, EntityTagHeaderValue Tag)
    {
        public static StaticFile Of(string path) =>
            new(path, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16]}\""));
    }
}

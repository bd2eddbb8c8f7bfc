using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Pages;

namespace Onboarding.Functions;

/// <summary>Static files of the pages.</summary>
public sealed class SiteFunctions
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private static readonly SiteFile Style = SiteFile.Read(Path.Combine(Folder, "site.css"), "text/css; charset=utf-8");

    private static readonly Dictionary<string, SiteFile> Scripts = Directory.GetFiles(Folder, "*.js")
        .ToDictionary(file => Path.GetFileName(file), file => SiteFile.Read(file, "text/javascript; charset=utf-8"), StringComparer.Ordinal);

    /// <summary>The pages' style.</summary>
    [Function(nameof(SiteStyle))]
    public IResult SiteStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "site.css")] HttpRequest request) => Style.Answer(request);

    /// <summary>The pages' scripts. They make pages more comfortable; without them everything works too.</summary>
    [Function(nameof(SiteScript))]
    public IResult SiteScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "scripts/{file}")] HttpRequest request, string file) =>
        Scripts.TryGetValue(file, out var script) ? script.Answer(request) : Results.NotFound();
}

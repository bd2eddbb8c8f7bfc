using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Http;

/// <summary>Which requests a person's browser makes: all but those of the API and those that speak JSON.</summary>
internal static class PageRoutes
{
    private static readonly PathString Api = new("/api");
    private static readonly PathString[] Links = [new("/approvals"), new("/vendor")];

    public static bool IsPage(HttpRequest request) => !request.Path.StartsWithSegments(Api) && !MediaTypes.IsJson(request);

    /// <summary>True for what a link of one person's own leads to: a decision, or the pages of a vendor.</summary>
    public static bool IsLink(HttpRequest request) => Links.Any(link => request.Path.StartsWithSegments(link));
}

using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Http;

/// <summary>Which requests a person's browser makes: all but those of the API and those that speak JSON.</summary>
internal static class PageRoutes
{
    private static readonly PathString Api = new("/api");
    private static readonly PathString Links = new("/approvals");

    public static bool IsPage(HttpRequest request) => !request.Path.StartsWithSegments(Api) && !MediaTypes.IsJson(request);

    /// <summary>True for a decision link.</summary>
    public static bool IsLink(HttpRequest request) => request.Path.StartsWithSegments(Links);
}

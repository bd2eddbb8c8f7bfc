using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.SignIn;

/// <summary>
/// Addresses at which nobody signs in: links that carry their own secret, what pages are drawn with, the API's description, and what only
/// programs ask for.
/// Everything else needs a <see cref="Caller"/>.
/// </summary>
internal static class PublicRoutes
{
    private static readonly PathString Scripts = new("/scripts");

    private static readonly PathString[] Exact = [new("/site.css"), new("/api/v1/health"), new("/api/v1/health/ready"), new("/api/v1/openapi.json"), new("/api/v1/mail/events")];

    public static bool Include(HttpRequest request) =>
        PageRoutes.IsLink(request) || request.Path.StartsWithSegments(Scripts) || Array.Exists(Exact, one => one.Equals(request.Path, StringComparison.OrdinalIgnoreCase));
}

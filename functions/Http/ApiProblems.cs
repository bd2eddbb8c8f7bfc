using System.Globalization;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Http;

/// <summary>Problems that the endpoints find by themselves.</summary>
internal static class ApiProblems
{
    public static ApiProblemException Malformed(Phrase detail) =>
        new(new ApiProblem(StatusCodes.Status400BadRequest, "malformed", detail));

    public static ApiProblemException UnsupportedMediaType(HttpRequest request, params string[] taken) =>
        new(new ApiProblem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", new Phrase("problem.unsupported-media-type.detail")
            .With("sent", string.IsNullOrEmpty(request.ContentType) ? "-" : request.ContentType).With("taken", string.Join(", ", taken))));

    public static ApiProblemException TooLarge(int maximum) =>
        new(new ApiProblem(StatusCodes.Status413PayloadTooLarge, "too-large", new Phrase("problem.too-large.detail").With("kib", maximum / 1024)));

    public static ApiProblemException NotFound(Phrase detail) =>
        new(new ApiProblem(StatusCodes.Status404NotFound, "not-found", detail));

    public static ApiProblemException SignInNeeded() =>
        new(new ApiProblem(StatusCodes.Status401Unauthorized, "sign-in-needed", new Phrase("problem.sign-in-needed.detail"))
        {
            Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer" },
        });

    public static ApiProblemException RoleNeeded(CallerRole needed, CallerRole has) =>
        new(new ApiProblem(StatusCodes.Status403Forbidden, "role-needed", new Phrase("problem.role-needed.detail")
            .With("role", PhraseValue.Word($"caller-role.{CallerRoles.NameOf(needed)}")).With("has", PhraseValue.Word($"caller-role.{CallerRoles.NameOf(has)}"))));

    /// <summary>Refuses whoever is no admin. A function key is a manager's.</summary>
    public static void RequireAdmin(HttpRequest request)
    {
        if (Caller.Of(request).Role is < CallerRole.Admin and var has) throw RoleNeeded(CallerRole.Admin, has);
    }

    public static ApiProblemException TooManyRequests(TimeSpan after)
    {
        var seconds = (int)Math.Ceiling(after.TotalSeconds);
        return new(new ApiProblem(StatusCodes.Status429TooManyRequests, "too-many-requests", new Phrase("problem.too-many-requests.detail").With("seconds", seconds))
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture) },
        });
    }

    public static ApiProblemException MethodNotAllowed(string method, IReadOnlyList<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new(new ApiProblem(StatusCodes.Status405MethodNotAllowed, "method-not-allowed",
            new Phrase("problem.method-not-allowed.detail").With("method", method).With("allowed", list))
        {
            Headers = new Dictionary<string, string> { ["Allow"] = list },
        });
    }
}

using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Http;

/// <summary>Answers of the API.</summary>
internal static class Answers
{
    public static IResult Ok(object view) => Results.Json(view, RunJson.Options);

    public static IResult Created(HttpRequest request, string location, object view)
    {
        request.HttpContext.Response.Headers.Location = location;
        return Results.Json(view, RunJson.Options, statusCode: StatusCodes.Status201Created);
    }

    public static IResult Accepted(object view) => Results.Json(view, RunJson.Options, statusCode: StatusCodes.Status202Accepted);

    public static IResult Accepted(HttpRequest request, string location, object view)
    {
        request.HttpContext.Response.Headers.Location = location;
        return Accepted(view);
    }
}

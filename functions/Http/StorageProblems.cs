using Azure;
using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Http;

/// <summary>What a failure of the storage means for whoever asked.</summary>
internal static class StorageProblems
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private static readonly string[] TooLargeCodes =
        ["EntityTooLarge", "PropertyValueTooLarge", "RequestBodyTooLarge", "TooManyProperties", "ContentLengthExceeded"];

    /// <summary>The problem; null when the storage refuses for a reason that only whoever runs the service can mend.</summary>
    public static ApiProblem? Of(RequestFailedException failure) => failure switch
    {
        { Status: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        { ErrorCode: { } code } when TooLargeCodes.Contains(code) => TooLarge,
        { Status: StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed } => Busy,
        { Status: 0 or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests or >= 500 } => Away,
        _ => null,
    };

    /// <summary>It cannot be reached; trying again later may help.</summary>
    public static ApiProblem Away { get; } = Again("unavailable");

    // Others changed the same run all the time.
    private static ApiProblem Busy { get; } = Again("busy");

    private static ApiProblem TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "too-large", new Phrase("problem.too-large.stored"));

    private static ApiProblem Again(string kind) =>
        new(StatusCodes.Status503ServiceUnavailable, kind, new Phrase($"problem.{kind}.detail"))
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = $"{RetryAfter.TotalSeconds:0}" },
        };
}

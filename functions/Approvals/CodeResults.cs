using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Approvals;

/// <summary>Answers in JSON to whoever asked for a one-time code.</summary>
internal static class CodeResults
{
    /// <summary>That a mail is on its way; it is named by when it was asked for, never by what it holds.</summary>
    /// <exception cref="ApiProblemException">No code is mailed.</exception>
    public static IResult Of(HttpRequest request, CodeResult result)
    {
        PageHeaders.Set(request);
        return result.Status switch
        {
            CodeStatus.Sent => Answers.Accepted(new CodeAskedView(result.Linked!.File.Gate.Id, result.Linked.File.Gate.Round, result.Linked.Approval.Code!.AskedAt)),
            CodeStatus.UnknownLink => throw ApiProblems.NotFound(new Phrase("problem.not-found.link")),
            CodeStatus.TooMany => throw Problem(StatusCodes.Status429TooManyRequests, "too-many-codes", result.Linked!),
            _ => throw Problem(StatusCodes.Status409Conflict, "code-not-needed", result.Linked!),
        };
    }

    private static ApiProblemException Problem(int status, string kind, LinkedGate linked) => new(new ApiProblem(
        status, kind, new Phrase($"problem.{kind}.detail").With("gate", linked.File.Policy.Name).With("maximum", OneTimeCode.MaximumPerDay)));

    private sealed record CodeAskedView(string Gate, int Round, DateTimeOffset AskedAt);
}

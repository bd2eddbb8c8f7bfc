using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Approvals;

/// <summary>Answers in JSON whoever gives their part away.</summary>
internal static class DelegateResults
{
    /// <summary>What stands after it.</summary>
    /// <exception cref="ApiProblemException">There is nothing to give.</exception>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    public static IResult Of(HttpRequest request, DelegateResult result)
    {
        PageHeaders.Set(request);
        return result.Status switch
        {
            AnswerStatus.Accepted => Answers.Ok(ViewOf(result.Linked!)),
            AnswerStatus.UnknownLink => throw ApiProblems.NotFound(new Phrase("problem.not-found.link")),
            AnswerStatus.Invalid => throw new InvalidInputException([.. result.Problems.Select(problem => new FieldError(problem.Key, problem.Value))]),
            AnswerStatus.Paused => throw AnswerResults.Paused(result.Linked!),
            _ => throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "gate-closed", new Phrase("problem.gate-closed.detail").With("gate", result.Linked!.File.Policy.Name))),
        };
    }

    private static DelegateView ViewOf(LinkedGate linked) =>
        new(linked.File.Gate.Id, linked.File.Gate.Round, linked.Approval.PassedOn!.ToName, linked.Approval.PassedOn.Until);

    private sealed record DelegateView(string Gate, int Round, string DelegatedTo, DateOnly Until);
}

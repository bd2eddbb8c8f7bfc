using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Approvals;

/// <summary>Answers decision links in JSON.</summary>
internal static class AnswerResults
{
    /// <summary>What stands after the answer.</summary>
    /// <exception cref="ApiProblemException">The answer does not count.</exception>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    public static IResult Of(HttpRequest request, AnswerResult result)
    {
        PageHeaders.Set(request);
        return result.Status switch
        {
            AnswerStatus.Accepted => Answers.Ok(ViewOf(result.Linked!)),
            AnswerStatus.UnknownLink => throw Nothing(LinkState.Wrong),
            AnswerStatus.Invalid => throw new InvalidInputException(
                [.. result.Problems.Select(problem => new FieldError(problem.Key, problem.Value))]),
            AnswerStatus.NotYet => throw Conflict("not-your-turn", result.Linked!),
            AnswerStatus.Paused => throw Paused(result.Linked!),
            AnswerStatus.AlreadyAnswered => throw Conflict("already-answered", result.Linked!),
            _ => throw Conflict("gate-closed", result.Linked!),
        };
    }

    /// <summary>The problem of a link that opens nothing.</summary>
    public static ApiProblemException Nothing(LinkState state) => state == LinkState.Wrong
        ? ApiProblems.NotFound(new Phrase("problem.not-found.link"))
        : new ApiProblemException(new ApiProblem(StatusCodes.Status410Gone, "link-expired", new Phrase("problem.link-expired.detail")));

    /// <summary>The problem of a run that stands still.</summary>
    public static ApiProblemException Paused(LinkedGate linked) => new(new ApiProblem(StatusCodes.Status409Conflict, "run-paused", new Phrase("problem.run-paused.detail"))
    {
        WaitsFor = linked.File.Pause?.What,
    });

    private static ApiProblemException Conflict(string kind, LinkedGate linked) => new(
        new ApiProblem(StatusCodes.Status409Conflict, kind, new Phrase($"problem.{kind}.detail").With("gate", linked.File.Policy.Name)));

    private static AnswerView ViewOf(LinkedGate linked) => new(
        linked.File.Gate.Id, linked.File.Gate.Round, linked.File.Gate.Status, linked.Approval.Choice!, linked.Approval.AnsweredAt!.Value);

    private sealed record AnswerView(string Gate, int Round, GateStatus Status, string Choice, DateTimeOffset AnsweredAt);
}

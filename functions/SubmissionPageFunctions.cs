using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Validation;
using Onboarding.Functions.VendorSide;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>The page on which the project manager confirms or refuses what vendors submitted.</summary>
public sealed class SubmissionPageFunctions(SubmissionPages pages, JudgeSubmission judge, InputReader<RefusalInput> refusals)
{
    private const int MostBytes = 32 * 1024;

    /// <summary>What waits, and what was judged.</summary>
    [Function(nameof(ShowSubmissions))]
    public Task<IResult> ShowSubmissions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/hand-ins")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        pages.ShowAsync(request, id, StatusCodes.Status200OK, null, [], cancellation);

    /// <summary>Confirms or refuses a submission.</summary>
    [Function(nameof(JudgeSubmissionByPage))]
    public async Task<IResult> JudgeSubmissionByPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/hand-ins/{submissionId}/{what}")] HttpRequest request,
        string id,
        string submissionId,
        string what,
        CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MostBytes, cancellation);
        PageKey.Take(request, fields);
        if (!RunIds.IsWellFormed(id) || !RunIds.IsWellFormed(submissionId)) throw Unknown();
        try
        {
            var judged = what switch
            {
                "confirm" => await judge.ConfirmAsync(id, submissionId, Caller.Of(request).Name, cancellation),
                "refuse" => await judge.RefuseAsync(id, submissionId, refusals.Read(FormJson.Of<RefusalInput>(fields)).Reason, Caller.Of(request).Name, cancellation),
                _ => null,
            };
            if (judged is null) throw Unknown();
        }
        catch (InvalidInputException invalid)
        {
            return await pages.ShowAsync(request, id, StatusCodes.Status400BadRequest, submissionId, [.. invalid.Errors.Select(error => error.Message)], cancellation);
        }
        catch (WrongStageException wrong)
        {
            return await pages.ShowAsync(request, id, StatusCodes.Status409Conflict, submissionId, [wrong.Reason], cancellation);
        }

        return HtmlPage.SeeOther(request, SubmissionPages.PathOf(id));
    }

    private static ApiProblemException Unknown() => ApiProblems.NotFound(new Phrase("problem.not-found.submission"));
}

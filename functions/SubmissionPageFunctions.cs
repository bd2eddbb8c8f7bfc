using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
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
public sealed class SubmissionPageFunctions(
    SubmissionPages pages, JudgeSubmission judge, InputReader<ConfirmationInput> confirmations, InputReader<RefusalInput> refusals)
{
    private const string Confirm = "confirm";

    // A reason in Chinese is nine letters a character by the time that it is sent.
    private const int MostBytes = 64 * 1024;

    /// <summary>What waits, and what was judged.</summary>
    [Function(nameof(ShowSubmissions))]
    public Task<IResult> ShowSubmissions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/hand-ins")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        pages.ShowAsync(request, id, StatusCodes.Status200OK, null, cancellation);

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
        FailedJudgement Failed(params IEnumerable<Phrase> problems) => new(submissionId, what == Confirm, fields.GetValueOrDefault("reason").ToString(), [.. problems]);
        try
        {
            if (await JudgeAsync(id, submissionId, what, fields, Caller.Of(request).Name, cancellation) is null) throw Unknown();
        }
        catch (InvalidInputException invalid)
        {
            return await pages.ShowAsync(request, id, StatusCodes.Status400BadRequest, Failed(invalid.Errors.Select(error => error.Message)), cancellation);
        }
        catch (WrongStageException wrong)
        {
            return await pages.ShowAsync(request, id, StatusCodes.Status409Conflict, Failed(wrong.Reason), cancellation);
        }

        return HtmlPage.SeeOther(request, SubmissionPages.PathOf(id));
    }

    private async Task<VendorSubmission?> JudgeAsync(
        string id, string submissionId, string what, Dictionary<string, StringValues> fields, string by, CancellationToken cancellation)
    {
        switch (what)
        {
            case Confirm:
                var confirmation = confirmations.Read(FormJson.Of<ConfirmationInput>(fields));
                return await judge.ConfirmAsync(id, submissionId, by, new SeenReadings(confirmation.Seen, confirmation.Reason), cancellation);
            case "refuse":
                return await judge.RefuseAsync(id, submissionId, refusals.Read(FormJson.Of<RefusalInput>(fields)).Reason, by, cancellation);
            default:
                return null;
        }
    }

    private static ApiProblemException Unknown() => ApiProblems.NotFound(new Phrase("problem.not-found.submission"));
}

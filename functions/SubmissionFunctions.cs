using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Validation;
using Onboarding.Functions.VendorSide;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>What vendors submitted, for the project manager to confirm or refuse. Nothing of it counts before.</summary>
public sealed class SubmissionFunctions(
    SubmissionViews views, JudgeSubmission judge, InputReader<ConfirmationInput> confirmations, InputReader<RefusalInput> refusals)
{
    /// <summary>Everything that vendors submitted, oldest first; with <c>open=true</c> only what waits.</summary>
    [Function(nameof(ListSubmissions))]
    [Query("open")]
    [Answers(typeof(Listing<SubmissionView>))]
    public async Task<IResult> ListSubmissions(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/hand-ins")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var onlyOpen = PathWords.Flag(request, "open");
        return Answers.Ok(new Listing<SubmissionView>(await views.OfAsync(id, onlyOpen, RequestLanguage.Of(request), cancellation)));
    }

    /// <summary>Confirms a submission: it is handed in as if by the project manager, and the audit says from whom it is.</summary>
    [Function(nameof(ConfirmSubmission))]
    [Takes(typeof(ConfirmationInput))]
    [Answers(typeof(SubmissionView))]
    public async Task<IResult> ConfirmSubmission(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/hand-ins/{submissionId}/confirm")] HttpRequest request,
        string id,
        string submissionId,
        CancellationToken cancellation)
    {
        var input = await confirmations.ReadAsync(request, cancellation);
        return Shown(request, await judge.ConfirmAsync(id, Known(submissionId), Caller.Of(request).Name, new SeenReadings(input.Seen, input.Reason), cancellation));
    }

    /// <summary>Refuses a submission, with a reason that the vendor reads.</summary>
    [Function(nameof(RefuseSubmission))]
    [Takes(typeof(RefusalInput))]
    [Answers(typeof(SubmissionView))]
    public async Task<IResult> RefuseSubmission(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/hand-ins/{submissionId}/refuse")] HttpRequest request,
        string id,
        string submissionId,
        CancellationToken cancellation)
    {
        var refusal = await refusals.ReadAsync(request, cancellation);
        return Shown(request, await judge.RefuseAsync(id, Known(submissionId), refusal.Reason, Caller.Of(request).Name, cancellation));
    }

    private IResult Shown(HttpRequest request, VendorSubmission? submission) =>
        Answers.Ok(submission is null ? throw Unknown() : views.Of(submission, RequestLanguage.Of(request)));

    private static string Known(string submissionId) => RunIds.IsWellFormed(submissionId) ? submissionId : throw Unknown();

    private static ApiProblemException Unknown() => ApiProblems.NotFound(new Phrase("problem.not-found.submission"));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Evidence;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Files that show something done. They are added and given back; none is ever changed or deleted.</summary>
public sealed class EvidenceFunctions(RunStore store, EvidenceStore evidence, EvidenceAnswers answers)
{
    /// <summary>The files of a run, newest first.</summary>
    [Function(nameof(ListEvidence))]
    [Answers(typeof(Listing<EvidenceFile>))]
    public async Task<IResult> ListEvidence(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/evidence")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        return Answers.Ok(new Listing<EvidenceFile>(await evidence.ListAsync(id, cancellation)));
    }

    /// <summary>Takes a file: as the file of a form, or as the whole body with its name in the query's <c>name</c>.</summary>
    [Function(nameof(AddEvidence))]
    [Query("name")]
    [TakesFile]
    [Answers(typeof(EvidenceFile), StatusCodes.Status201Created)]
    public async Task<IResult> AddEvidence(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/evidence")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var giver = new EvidenceGiver(Caller.Of(request).Name);
        var (name, content) = await FileOfAsync(request, cancellation);
        var file = await evidence.AddAsync(id, giver, name, content, cancellation);
        return Answers.Created(request, $"/api/v1/onboardings/{id}/evidence/{file.Id}", file);
    }

    /// <summary>A file's bytes, to be saved.</summary>
    [Function(nameof(GetEvidence))]
    [AnswersText("application/octet-stream")]
    public async Task<IResult> GetEvidence(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/evidence/{evidenceId}")] HttpRequest request,
        string id,
        string evidenceId,
        CancellationToken cancellation) =>
        await answers.DownloadAsync(request, id, await evidence.FindAsync(id, evidenceId, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.evidence")), cancellation);

    private async Task<(string Name, Stream Content)> FileOfAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            var form = await UploadForm.ReadAsync(request, evidence.MaximumBytes, cancellation);
            return form.File is { } file ? (file.Name, file.Content) : throw EvidenceRefusedException.Empty();
        }

        UploadForm.Admit(request, evidence.MaximumBytes);
        return (request.Query["name"].ToString(), request.Body);
    }
}

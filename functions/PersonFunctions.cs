using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>What is known of a person over all runs, for admins. The address is in the body, not in the path: paths are written to logs.</summary>
public sealed class PersonFunctions(PersonExport export, ErasePerson erasure, ErasureViews views, InputReader<PersonInput> person, InputReader<ErasureInput> erased)
{
    private const string Json = "application/json";

    /// <summary>Streams everything that is stored about a person, as one JSON document. Nobody known: a document without runs.</summary>
    [Function(nameof(ExportPerson))]
    [Takes(typeof(PersonInput))]
    [AnswersText(Json)]
    public async Task<IResult> ExportPerson(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/people/export")] HttpRequest request,
        CancellationToken cancellation)
    {
        ApiProblems.RequireAdmin(request);
        var email = (await person.ReadAsync(request, cancellation)).Email;
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Stream(output => export.WriteAsync(email, output, cancellation), Json);
    }

    /// <summary>Puts a pseudonym in place of a person everywhere. While anything stands in the way nothing is changed, and the answer is 409 with what to do; with <c>check</c> it is only said.</summary>
    [Function(nameof(ErasePerson))]
    [Takes(typeof(ErasureInput))]
    [Answers(typeof(ErasureView))]
    public async Task<IResult> ErasePerson(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/people/erase")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        ApiProblems.RequireAdmin(request);
        var given = await erased.ReadAsync(request, cancellation);
        if (given.Check) return Answers.Ok(views.Of(await erasure.CheckAsync(given.Email, cancellation), RequestLanguage.Of(request)));
        var report = await erasure.EraseAsync(durable, given.Email, cancellation);
        if (report is { Pseudonym: null, InTheWay.Count: > 0 })
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "erasure-refused", new Phrase("problem.erasure-refused.detail").With("count", report.InTheWay.Count))
            {
                Missing = [.. report.InTheWay.Select(one => one.Said)],
            });
        }

        return report.Pseudonym is null
            ? throw ApiProblems.NotFound(new Phrase("problem.not-found.known-person"))
            : Answers.Ok(views.Of(report, RequestLanguage.Of(request)));
    }
}

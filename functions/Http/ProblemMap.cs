using Azure;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Requests;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Functions.Http;

/// <summary>Which answer belongs to which exception of the product.</summary>
internal static class ProblemMap
{
    /// <summary>What is answered when nobody foresaw the failure; what it was is in the log only.</summary>
    public static ApiProblem Unexpected { get; } =
        new(StatusCodes.Status500InternalServerError, "internal", new Phrase("problem.internal.detail"));

    /// <summary>The problem; null when the exception is a fault of ours.</summary>
    public static ApiProblem? Of(Exception exception) => exception switch
    {
        ApiProblemException known => known.Problem,
        InvalidInputException invalid => InvalidInput(invalid.Errors),
        RunNotFoundException unknown => new(StatusCodes.Status404NotFound, "not-found",
            new Phrase("problem.not-found.run").With("id", unknown.RunId)),
        WrongStageException wrong => new(StatusCodes.Status409Conflict, "wrong-stage", wrong.Reason) { WaitsFor = wrong.Run.WaitsForNow },
        TooOftenException often => new(StatusCodes.Status429TooManyRequests, "too-often", often.Reason),
        NotReadyException unready => NotReady(unready),
        EvidenceRefusedException file => RefusedFile(file),
        IdempotencyConflictException used => new(StatusCodes.Status422UnprocessableEntity, "idempotency-conflict",
            new Phrase("problem.idempotency-conflict.detail").With("id", used.RunId)),
        StaleRowException stale => ChangedMeanwhile.Of(stale),
        BadHttpRequestException bad => new(bad.StatusCode, "malformed", new Phrase("http.bad-request")),
        RequestFailedException failure => StorageProblems.Of(failure),
        // What is left of all attempts together when storage did not answer one of them.
        AggregateException { InnerException: RequestFailedException or IOException or TaskCanceledException } => StorageProblems.Away,
        _ => null,
    };

    public static ApiProblem InvalidInput(IReadOnlyList<FieldError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid-input", new Phrase("problem.invalid-input.detail").With("count", errors.Count)) { Errors = errors };

    private static ApiProblem RefusedFile(EvidenceRefusedException file) => file.Refusal switch
    {
        EvidenceRefusal.TooLarge => new(StatusCodes.Status413PayloadTooLarge, "too-large", file.Reason),
        EvidenceRefusal.Empty => InvalidInput([new FieldError("file", file.Reason)]),
        _ => new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", file.Reason),
    };

    private static ApiProblem NotReady(NotReadyException unready) =>
        new(StatusCodes.Status409Conflict, "not-ready", new Phrase("problem.not-ready.detail").With("count", unready.Missing.Count))
        {
            Missing = unready.Missing,
        };
}

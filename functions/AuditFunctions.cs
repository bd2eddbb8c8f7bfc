using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Auditing;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Hands out a run's audit, for keeping it elsewhere and checking it there.</summary>
public sealed class AuditFunctions(RunStore store, AuditTrail audit, Phrasebook phrases, TimeProvider time)
{
    /// <summary>Header with the newest entry's sequence number and hash, divided by a blank.</summary>
    private const string HeadHeader = "Audit-Head";

    private const string JsonLines = "jsonl";
    private const string Csv = "csv";

    /// <summary>Every entry up to the newest of this moment, streamed: <c>?format=jsonl</c> (default) or <c>csv</c>.</summary>
    [Function(nameof(ExportAudit))]
    [Query("format")]
    [AnswersText(AuditJsonLines.MediaType)]
    [AnswersText(AuditCsv.MediaType)]
    public async Task<IResult> ExportAudit(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/audit")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var format = request.Query["format"].ToString() is { Length: > 0 } asked ? asked : JsonLines;
        if (format is not (JsonLines or Csv))
            throw new InvalidInputException([new FieldError("format", new Phrase("input.one-of").With("known", $"{JsonLines}, {Csv}"))]);
        var head = await store.GetAsync(id, cancellation);
        var language = RequestLanguage.Of(request);
        var headers = request.HttpContext.Response.Headers;
        headers.ContentLanguage = language;
        headers.CacheControl = "no-store";
        headers[HeadHeader] = string.Create(CultureInfo.InvariantCulture, $"{head.AuditSequence} {head.AuditHash}");
        var text = new AuditText(phrases, language);
        return format == Csv
            ? Results.Stream(output => AuditCsv.WriteAsync(output, EntriesOf(head, cancellation), text, cancellation), AuditCsv.MediaType, $"{id}-audit.csv")
            : Results.Stream(output => AuditJsonLines.WriteAsync(output, head, EntriesOf(head, cancellation), text, time.GetUtcNow(), cancellation),
                AuditJsonLines.MediaType, $"{id}-audit.jsonl");
    }

    private IAsyncEnumerable<StoredEntry> EntriesOf(Run head, CancellationToken cancellation) =>
        audit.ReadAsync(head.Id, 0, head.AuditSequence, cancellation);
}

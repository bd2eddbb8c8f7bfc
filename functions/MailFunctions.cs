using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail.Delivery;

namespace Onboarding.Functions;

/// <summary>What the mail provider tells afterwards of letters that it took.</summary>
public sealed class MailFunctions(
    ReportSignature signature, DeliveryReports reports, SignalDispatcher signals, TimeProvider time, ILogger<MailFunctions> logger)
{
    // SendGrid posts at most 768 KiB at once.
    private const int MaximumBytes = 1024 * 1024;

    /// <summary>Takes signed events; the same again, and those of letters that are not ours, change nothing.</summary>
    [Function(nameof(TakeMailEvents))]
    [Takes(typeof(JsonArray))]
    [Answers(typeof(TakenView))]
    public async Task<IResult> TakeMailEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/mail/events")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!signature.IsConfigured) throw ApiProblems.NotFound(new Phrase("problem.not-found.mail-events"));
        var body = await RequestBytes.ReadAsync(request, MaximumBytes, cancellation);
        RequireSignature(request, body);
        var taken = new List<DeliveryEvent>();
        foreach (var told in Read(body))
        {
            if (await reports.TakeAsync(told, cancellation)) taken.Add(told);
        }

        foreach (var runId in taken.Select(told => told.RunId).Distinct()) await signals.DispatchAsync(durable, runId, cancellation);
        return Answers.Ok(new TakenView(taken.Count));
    }

    private void RequireSignature(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var headers = request.Headers;
        var (signed, at) = (headers[ReportSignature.SignatureHeader].ToString(), headers[ReportSignature.TimestampHeader].ToString());
        if (signature.IsValid(body.Span, signed, at, time.GetUtcNow())) return;
        Logs.MailEventsRefused(logger, request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "-", body.Length);
        throw new ApiProblemException(new ApiProblem(StatusCodes.Status401Unauthorized, "bad-signature", new Phrase("problem.bad-signature.detail")));
    }

    private static IReadOnlyList<DeliveryEvent> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return SendGridEvents.Read(body);
        }
        catch (JsonException)
        {
            throw ApiProblems.Malformed(new Phrase("problem.malformed.mail-events"));
        }
    }

    private sealed record TakenView(int Taken);
}

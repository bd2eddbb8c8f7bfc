using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>Storage that fails a share of its calls, in every way that storage fails: refused, failed before or after the work, connection lost.</summary>
internal sealed class FaultyStorage(double share) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Random.Shared.NextDouble() >= share)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        switch (Random.Shared.Next(7))
        {
            case 0:
                message.Response = new Refusal(503, "ServerBusy");
                break;
            case 1 when message.Request.Method != RequestMethod.Get:
                message.Response = new Refusal(412, "UpdateConditionNotSatisfied");
                break;
            case 2 when message.Request.Method != RequestMethod.Get:
                message.Response = new Refusal(409, "Conflict");
                break;
            case 3 when message.Request.Method != RequestMethod.Get:
                // What a repeated insert meets when the first one was done and its answer lost.
                await ProcessNextAsync(message, pipeline);
                message.Response = new Refusal(409, "EntityAlreadyExists");
                break;
            case 4:
                throw new IOException("Connection reset before the request (injected).");
            case 5:
                await ProcessNextAsync(message, pipeline);
                throw new IOException("Connection reset after the work was done (injected).");
            default:
                await ProcessNextAsync(message, pipeline);
                message.Response = new Refusal(500, "OperationTimedOut");
                break;
        }
    }

    private sealed class Refusal(int status, string code) : Response
    {
        public override int Status { get; } = status;

        public override string ReasonPhrase => code;

        // The transport would say so; a refusal does not get that far, and some calls of the client library look at nothing else.
        public override bool IsError => true;

        public override Stream? ContentStream { get; set; } = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes($$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"injected"} } }"""));

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
            // Nothing to free.
        }

        protected override bool ContainsHeader(string name) => name is "Content-Type" or "x-ms-error-code";

        protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
            [new HttpHeader("Content-Type", "application/json"), new HttpHeader("x-ms-error-code", code)];

        protected override bool TryGetHeader(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = name switch { "Content-Type" => "application/json", "x-ms-error-code" => code, _ => null };
            return value is not null;
        }

        protected override bool TryGetHeaderValues(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = TryGetHeader(name, out var value) ? [value!] : null;
            return values is not null;
        }
    }
}

using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Storage that takes in messages but no turn, from when a test says so: what a process leaves that is killed before its next turn.</summary>
internal sealed class RefusedTurns : HttpPipelinePolicy
{
    private volatile bool _refuses;

    public void Begin() => _refuses = true;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        _refuses && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal)
            ? throw new RequestFailedException(503, "Refused (injected).", "ServerBusy", null)
            : ProcessNextAsync(message, pipeline);
}

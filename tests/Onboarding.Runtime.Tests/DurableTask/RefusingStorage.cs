using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Storage that refuses its first calls in a way that the client library does not repeat.</summary>
internal sealed class RefusingStorage(int times) : HttpPipelinePolicy
{
    private int _left = times;

    public int Left => Math.Max(0, _left);

    /// <summary>Refuses so many calls from now on.</summary>
    public void Refuse(int calls) => _left = calls;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        Interlocked.Decrement(ref _left) >= 0
            ? throw new RequestFailedException(412, "Refused (injected).")
            : ProcessNextAsync(message, pipeline);
}

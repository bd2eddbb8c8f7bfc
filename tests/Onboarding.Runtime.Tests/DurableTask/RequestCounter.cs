using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Counts entity-group transactions.</summary>
internal sealed class RequestCounter : HttpPipelinePolicy
{
    private int _transactions;

    public int Transactions => _transactions;

    public void Reset() => _transactions = 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Count(HttpMessage message)
    {
        if (message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal)) Interlocked.Increment(ref _transactions);
    }
}

using Azure.Core;
using Azure.Core.Pipeline;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>
/// Lets a change of the hub's tables out only while the lease is held, every single attempt of it, and gives the attempt no longer
/// than the lease lasts: a process that was paused or cut off changes nothing under its successor.
/// </summary>
internal sealed class LeaseGuard(HubLease lease) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Check(message);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Check(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Check(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get) return;
        var remaining = lease.Remaining;
        if (remaining <= TimeSpan.Zero) throw new LeaseLostException();
        if (message.NetworkTimeout is not { } timeout || timeout > remaining) message.NetworkTimeout = remaining;
    }
}

/// <summary>This process does not hold the hub's lease: nothing was changed.</summary>
internal sealed class LeaseLostException() : Exception("The hub's lease is not held.");

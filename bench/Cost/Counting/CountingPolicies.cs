using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>Counts each request that goes out to storage, repeats included, as each is billed.</summary>
internal sealed class CountingPolicy(Counter counter, Owner owner, Func<Request, string> kindOf) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => counter.Count(owner, kindOf(message.Request));
}

/// <summary>Reads turns and new orchestrations out of what the engine has stored, and counts who looks at an orchestration's state.</summary>
internal sealed class EnginePolicy(Counter counter) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        // Of the engine's own reads none is on behalf of a function.
        if (OperationKinds.IsPointRead(message.Request)) Execution.Current?.AddStateRead();
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Request.Method != RequestMethod.Post || message.Response.IsError || message.Request.Content is not { } content) return;
        using var sent = new MemoryStream();
        content.WriteTo(sent, CancellationToken.None);
        var text = System.Text.Encoding.UTF8.GetString(sent.GetBuffer(), 0, (int)sent.Length);
        if (StoredTurns.Creation(text) is { } creation) counter.Created(creation);
        if (StoredTurns.Turn(text) is { } turn) counter.Turned(turn);
    }
}

using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Storage whose requests a test looks at: it may hold them back, or refuse them by throwing.</summary>
/// <param name="before">Called with every attempt of a request before it goes out.</param>
internal sealed class Intercepted(Func<Request, Task> before) : HttpPipelinePolicy
{
    /// <summary>What a request carries.</summary>
    public static string BodyOf(Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await before(message.Request);
        await ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Storage that keeps the first answer to a question back.</summary>
/// <param name="question">Part of its address.</param>
/// <param name="gate">Where the answer waits.</param>
internal sealed class HeldAnswer(string question, Gate gate) : HttpPipelinePolicy
{
    private int _held;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Uri.ToString().Contains(question, StringComparison.Ordinal) && Interlocked.Exchange(ref _held, 1) == 0) await gate.PassAsync();
    }
}

/// <summary>Storage whose answer gets lost once, after the work was done.</summary>
internal sealed class LostAnswer : HttpPipelinePolicy
{
    private (RequestMethod Method, string Table)? _next;

    /// <summary>Loses the next answer to a request about a table's row.</summary>
    public void Lose(RequestMethod method, string table) => _next = (method, table);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (_next is not { } next || message.Request.Method != next.Method || !message.Request.Uri.Path.Contains(next.Table, StringComparison.Ordinal)) return;
        _next = null;
        throw new RequestFailedException(500, "Lost (injected).", "OperationTimedOut", null);
    }
}

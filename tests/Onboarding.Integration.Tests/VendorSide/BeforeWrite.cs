using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>Somebody else who is faster by a moment: does something once, right before the first transaction that writes a kind of row.</summary>
/// <param name="row">What the key of such a row begins with.</param>
internal sealed class BeforeWrite(string row) : HttpPipelinePolicy
{
    private Func<Task>? _action;

    public void Does(Func<Task> action) => _action = action;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_action is not null && await WritesAsync(message.Request) && Interlocked.Exchange(ref _action, null) is { } action) await action();
        await ProcessNextAsync(message, pipeline);
    }

    private async Task<bool> WritesAsync(Request request)
    {
        if (request.Method != RequestMethod.Post || request.Content is null) return false;
        using var body = new MemoryStream();
        await request.Content.WriteToAsync(body, CancellationToken.None);
        return Encoding.UTF8.GetString(body.ToArray()).Contains($"\"RowKey\":\"{row}", StringComparison.Ordinal);
    }
}

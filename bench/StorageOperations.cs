using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Onboarding.Bench;

/// <summary>Counts what the hub asks of table storage, by kind.</summary>
internal sealed class StorageOperations : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Reset() => _counts.Clear();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        return ProcessNextAsync(message, pipeline);
    }

    /// <summary>Operations for each of so many steps, by kind.</summary>
    public FormattableString Each(int steps)
    {
        var kinds = string.Join(", ", _counts.OrderByDescending(kind => kind.Value)
            .Select(kind => FormattableString.Invariant($"{(double)kind.Value / steps:0.00} {kind.Key}")));
        return $"storage operations for each: {(double)_counts.Values.Sum() / steps:0.00} ({kinds})";
    }

    private void Count(Request request)
    {
        var kind = request.Method.Method switch
        {
            "POST" when request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) => "transactions",
            "POST" => "inserts",
            "PUT" or "PATCH" => "updates",
            "DELETE" => "deletes",
            _ => "reads",
        };
        _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
    }
}

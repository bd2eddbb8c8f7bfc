using System.Globalization;
using System.Text;
using System.Text.Json;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Changes;

/// <summary>Writes server-sent events (HTML standard, section 9.2) as they are read off a stream.</summary>
internal static class ChangeStream
{
    public const string MediaType = "text/event-stream";

    /// <summary>An event with the number by which a reader resumes.</summary>
    public static string Event(int id, object data) =>
        string.Create(CultureInfo.InvariantCulture, $"id: {id}\ndata: {JsonSerializer.Serialize(data, data.GetType(), RunJson.Options)}\n\n");

    /// <summary>The last event: the run has ended, and nothing will follow.</summary>
    public const string End = "event: end\ndata: {}\n\n";

    /// <summary>Nothing happened; the connection lives.</summary>
    public const string Heartbeat = ": nothing new\n\n";

    /// <summary>How long a browser waits before it connects again.</summary>
    public const string Retry = "retry: 2000\n\n";

    public static async Task WriteAsync(Stream output, string text, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await output.FlushAsync(cancellation);
    }
}

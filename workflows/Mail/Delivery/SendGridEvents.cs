using System.Text.Json;

namespace Onboarding.Workflows.Mail.Delivery;

/// <summary>Reads the body of SendGrid's event webhook. Pure.</summary>
public static class SendGridEvents
{
    /// <summary>The events that matter to us, oldest first; those of other letters, and of other kinds, are left out.</summary>
    /// <param name="body">A JSON array of objects.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<DeliveryEvent> Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("The body is no array of events.");
        return [.. document.RootElement.EnumerateArray().Select(Of).OfType<DeliveryEvent>().OrderBy(told => told.At)];
    }

    private static DeliveryEvent? Of(JsonElement told)
    {
        if (told.ValueKind != JsonValueKind.Object || KindOf(TextOf(told, "event")) is not { } kind) return null;
        if (ProviderKey.Parse(TextOf(told, SendGridTransport.KeyArgument)) is not var (runId, key)) return null;
        if (TextOf(told, "sg_event_id") is not { Length: > 0 } id || AtOf(told) is not { } at) return null;
        return new DeliveryEvent(id, runId, key, kind, TextOf(told, "reason") ?? TextOf(told, "response") ?? "", at);
    }

    private static DeliveryKind? KindOf(string? name) => name switch
    {
        "delivered" => DeliveryKind.Delivered,
        // Also what SendGrid calls blocked: refused for now, but not tried again.
        "bounce" => DeliveryKind.Bounced,
        "dropped" => DeliveryKind.Dropped,
        _ => null,
    };

    private static string? TextOf(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? AtOf(JsonElement told) =>
        told.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            && seconds is >= 0 and < 10_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

using System.Text;

namespace Onboarding.Workflows.Events;

/// <summary>What a webhook answered.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Failure">Without an answer: why, in a word.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null when it does not say.</param>
public sealed record WebhookAnswer(int? Status, string? Failure = null, TimeSpan? RetryAfter = null);

/// <summary>Posts events. Redirects are not followed and the answer's body is not read, so an answer can lead nowhere.</summary>
public sealed class WebhookTransport(IHttpClientFactory clients)
{
    /// <summary>How long an answer may take, in real time. A receiver should answer first and work then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Posts an event once. Whatever becomes of it is an answer, not an exception.</summary>
    public async Task<WebhookAnswer> SendAsync(Webhook webhook, EventMessage message, CancellationToken cancellation = default)
    {
        // Real time, not the app's own, which may be scaled for a demonstration.
        var now = TimeProvider.System.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body)) };
        request.Content.Headers.Add("Content-Type", message.ContentType);
        foreach (var (name, value) in WebhookSignature.HeadersOf(message, now, webhook.Secrets)) request.Headers.Add(name, value);
        try
        {
            using var response = await clients.CreateClient(nameof(WebhookTransport)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new WebhookAnswer((int)response.StatusCode, RetryAfter: response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now);
        }
        catch (HttpRequestException away)
        {
            // The word alone: a message may name the address.
            return new WebhookAnswer(null, away.HttpRequestError.ToString());
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer(null, "Timeout");
        }
    }
}

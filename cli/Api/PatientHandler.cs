using System.Net;

namespace Onboarding.Cli.Api;

/// <summary>
/// Sends again while nobody answers: the app may be starting or was just killed. Every request of this program may be sent
/// twice, because it is a read, a PUT, carries an Idempotency-Key, or is recognised by the API as the same again.
/// </summary>
internal sealed class PatientHandler(TimeSpan patience, TimeProvider time) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Set for an answer that its caller reads as it comes, because it may be large: one that breaks off is then not asked for again.</summary>
    public static readonly HttpRequestOptionsKey<bool> Streams = new("Onboarding.Streams");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(cancellationToken);
        var isWhole = !request.Options.TryGetValue(Streams, out var streams) || !streams;
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                // Read to the end here, so that an app that dies in the middle of its answer is asked again too.
                if (isWhole) await response.Content.LoadIntoBufferAsync(cancellationToken);
                if (!IsPassing(response.StatusCode) || time.GetElapsedTime(began) >= patience) return response;
                response.Dispose();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException && time.GetElapsedTime(began) < patience)
            {
                // Nobody there, or gone halfway: ask again.
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}

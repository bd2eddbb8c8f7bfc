using System.Net;
using Polly;
using Polly.Retry;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Sends a request to SendGrid again that was turned away for the moment (429, 5xx), as late as the answer's Retry-After asks. The SDK
/// ignores its own retry settings when it is given an HttpClient. A connection that breaks is not tried again here: SendGrid may have the
/// letter then, and whoever sends it later records the attempt first.
/// </summary>
/// <param name="time">Clock of the pauses.</param>
public sealed class SendGridPatience(TimeProvider time) : DelegatingHandler
{
    private const int Retries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // A letter holds an activity while it waits; what takes longer is left to the orchestration, which waits for days.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = PipelineOf(time);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);

    private static ResiliencePipeline<HttpResponseMessage> PipelineOf(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = turned => ValueTask.FromResult(turned.Outcome.Result is { } answer && IsWorthWaiting(answer, time.GetUtcNow())),
            DelayGenerator = turned => ValueTask.FromResult(PauseAskedBy(turned.Outcome.Result!, time.GetUtcNow())),
            OnRetry = turned =>
            {
                turned.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        }).Build();

    private static bool IsWorthWaiting(HttpResponseMessage answer, DateTimeOffset now) =>
        (answer.StatusCode == HttpStatusCode.TooManyRequests || answer.StatusCode >= HttpStatusCode.InternalServerError)
        && (PauseAskedBy(answer, now) ?? TimeSpan.Zero) <= LongestPause;

    // RFC 9110: seconds, or a date. None: the strategy's own pause.
    private static TimeSpan? PauseAskedBy(HttpResponseMessage answer, DateTimeOffset now) => answer.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until > now ? until - now : TimeSpan.Zero,
        _ => null,
    };
}

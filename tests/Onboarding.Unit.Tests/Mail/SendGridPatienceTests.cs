using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Mail;

public sealed class SendGridPatienceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly List<DateTimeOffset> _asked = [];

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task What_is_turned_away_for_the_moment_is_asked_again(HttpStatusCode status)
    {
        var answer = await AskAsync(new(status), new(HttpStatusCode.Accepted));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Retry_After_is_kept_in_seconds_and_as_a_date()
    {
        var date = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(17)) } };

        await AskAsync(After(12), date, new(HttpStatusCode.Accepted));

        Assert.Equal([0, 12, 17], _asked.Select(at => (int)(at - _asked[0]).TotalSeconds));
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_left_to_the_orchestration()
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(After(3600))).StatusCode);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task After_three_more_attempts_the_last_answer_stands()
    {
        var answer = await AskAsync(After(1), After(1), After(1), After(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(4, _asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_refusal_is_not_asked_again(HttpStatusCode status)
    {
        Assert.Equal(status, (await AskAsync(new HttpResponseMessage(status))).StatusCode);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_not_tried_again_here()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync());
        Assert.Single(_asked);
    }

    private static HttpResponseMessage After(int seconds) =>
        new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) } };

    private async Task<HttpResponseMessage> AskAsync(params HttpResponseMessage[] answers)
    {
        using var client = new HttpMessageInvoker(new SendGridPatience(_time) { InnerHandler = new Answering(new Queue<HttpResponseMessage>(answers), () => _asked.Add(_time.GetUtcNow())) });
        var asked = client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://api.example/v3/mail/send"), CancellationToken.None);
        while (!asked.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await asked;
    }

    private sealed class Answering(Queue<HttpResponseMessage> answers, Action note) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            note();
            return answers.TryDequeue(out var answer) ? Task.FromResult(answer) : throw new HttpRequestException("The connection broke.");
        }
    }
}

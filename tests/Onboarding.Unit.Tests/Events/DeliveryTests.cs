using Onboarding.Workflows.Events;

namespace Onboarding.Unit.Tests.Events;

public sealed class DeliveryTests
{
    private static readonly DateTime Begun = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(200, DeliveryState.Delivered)]
    [InlineData(204, DeliveryState.Delivered)]
    [InlineData(410, DeliveryState.Gone)]
    [InlineData(301, DeliveryState.Delayed)]
    [InlineData(400, DeliveryState.Delayed)]
    [InlineData(404, DeliveryState.Delayed)]
    [InlineData(429, DeliveryState.Delayed)]
    [InlineData(500, DeliveryState.Delayed)]
    [InlineData(null, DeliveryState.Delayed)]
    public void Only_2xx_is_delivered_and_only_410_is_final(int? status, DeliveryState expected) =>
        Assert.Equal(expected, DeliveryOutcome.Of(new WebhookAnswer(status)).State);

    [Fact]
    public void A_failure_is_told_in_a_word() => Assert.Equal(
        ["HTTP 503", "Timeout"], new[] { new WebhookAnswer(503), new WebhookAnswer(null, "Timeout") }.Select(answer => DeliveryOutcome.Of(answer).Failure));

    [Fact]
    public void Pauses_double_up_to_an_hour() => Assert.Equal(
        [2, 4, 8, 2048, 3600, 3600, 3600],
        new[] { 1, 2, 3, 11, 12, 13, 500 }.Select(attempt => (EventBackoff.NextAt(attempt, Begun, Begun, null)!.Value - Begun).TotalSeconds));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(120, 120)]
    [InlineData(86400, 3600)]
    public void A_webhook_may_ask_for_a_longer_pause_within_bounds(int asked, int granted) => Assert.Equal(
        granted, (EventBackoff.NextAt(1, Begun, Begun, TimeSpan.FromSeconds(asked))!.Value - Begun).TotalSeconds);

    [Fact]
    public void After_three_days_it_is_given_up()
    {
        Assert.NotNull(EventBackoff.NextAt(80, Begun, Begun.AddDays(3).AddSeconds(-1), null));
        Assert.Null(EventBackoff.NextAt(81, Begun, Begun.AddDays(3), null));
    }
}

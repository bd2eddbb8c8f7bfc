using Onboarding.Testing;
using Onboarding.Testing.Otlp;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>Sees an alert of <c>infra/alerts.json</c> fire and end, by what was received over OTLP.</summary>
internal static class AlertWatch
{
    // An export comes with every quarter of a second; the first after a step may have been on its way before it.
    private const int Exports = 3;

    /// <summary>The alert fires because of something, and does not any more once what its page says is done.</summary>
    /// <param name="telemetry">Where the metrics arrive.</param>
    /// <param name="id">The alert.</param>
    /// <param name="heartbeat">A metric that is in every export.</param>
    /// <param name="cause">Makes it happen.</param>
    /// <param name="page">Does what docs/operations.md says.</param>
    public static async Task ExpectAsync(OtlpReceiver telemetry, string id, string heartbeat, Func<Task> cause, Func<Task> page)
    {
        var alert = Alert.Of(id);
        var since = telemetry.Points.Count;
        await cause();
        await Eventually.HoldsAsync(() => Task.FromResult(alert.Fires(telemetry.Points.Skip(since)) == true), $"{id} to fire");

        await page();
        await Eventually.HoldsAsync(async () =>
        {
            var window = telemetry.Points.Count;
            await Eventually.HoldsAsync(
                () => Task.FromResult(telemetry.Points.Skip(window).Count(point => point.Name == heartbeat) >= Exports), "some exports to come in");
            return alert.Fires(telemetry.Points.Skip(window)) != true;
        }, $"{id} to be over");
    }
}

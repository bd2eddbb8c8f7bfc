using System.Diagnostics.Metrics;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Tracing;

/// <summary>
/// What a hub measures of itself, looked up in memory when somebody asks. One process owns a hub, and only that one tells anything: the largest
/// value of all processes is the hub's.
/// </summary>
internal sealed class HubMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Onboarding.Runtime";

    private readonly Meter _meter = new(Name);

    /// <param name="hub">Name of the hub.</param>
    /// <param name="session">What the hub has in memory; null while it does not own the hub.</param>
    public HubMeter(string hub, Func<HubSession?> session)
    {
        var ofHub = new KeyValuePair<string, object?>("hub", hub);
        _meter.CreateObservableGauge("onboarding.engine.queue", () => Measure(session()?.Queued),
            "{message}", "Messages that wait for a turn of their instances.");
        _meter.CreateObservableGauge("onboarding.poison", () => Measure(session()?.InTrouble, new KeyValuePair<string, object?>("of", "instance")),
            "{instance}", "Instances on which the engine itself fails; each is tried again less and less often.");

        IEnumerable<Measurement<int>> Measure(int? value, params KeyValuePair<string, object?>[] more) =>
            value is { } known ? [new Measurement<int>(known, [ofHub, .. more])] : [];
    }

    public void Dispose() => _meter.Dispose();
}

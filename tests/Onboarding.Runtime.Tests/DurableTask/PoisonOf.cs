using System.Diagnostics.Metrics;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Reads how many instances a hub tells as poison.</summary>
internal sealed class PoisonOf : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _value = -1;

    public PoisonOf(string hub)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: HubMeter.Name, Name: "onboarding.poison" }) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "hub", Value: string name } && name == hub) _value = value;
        });
        _listener.Start();
    }

    /// <summary>The value now; that of the last look while the hub tells none, -1 before the first.</summary>
    public int Value
    {
        get
        {
            _listener.RecordObservableInstruments();
            return _value;
        }
    }

    public void Dispose() => _listener.Dispose();
}

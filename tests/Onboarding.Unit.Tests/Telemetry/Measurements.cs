using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>Listens to the meters of a name in this process.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, string Of, double Value)> _added = new();
    private readonly ConcurrentDictionary<string, bool> _counters = new();
    private readonly ConcurrentQueue<(string Name, string Of, double Value)> _looked = new();

    public Measurements(string meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != meter) return;
            if (instrument is Counter<int> or Counter<long>) _counters.TryAdd(instrument.Name, true);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What a gauge tells now: values with their attributes.</summary>
    public IReadOnlyList<(string Of, double Value)> Look(string name)
    {
        _looked.Clear();
        _listener.RecordObservableInstruments();
        return [.. _looked.Where(one => one.Name == name).Select(one => (one.Of, one.Value))];
    }

    /// <summary>What was recorded as it happened, added up by its attributes.</summary>
    public IReadOnlyList<(string Of, double Value)> Added(string name) =>
        [.. _added.Where(one => one.Name == name).GroupBy(one => one.Of).Select(group => (group.Key, group.Sum(one => one.Value)))];

    /// <summary>Is it one whose values are added up by whoever receives them?</summary>
    public bool IsCounter(string name) => _counters.ContainsKey(name);

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var of = string.Join(' ', tags.ToArray().Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));
        (instrument.IsObservable ? _looked : _added).Enqueue((instrument.Name, of, value));
    }
}

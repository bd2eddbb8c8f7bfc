using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Telemetry;

/// <summary>Tells the figures of the newest census whenever somebody asks: out of memory, so that asking costs nothing.</summary>
public sealed class CensusMeter : IDisposable
{
    private const string Partition = "census";
    private const string Row = "last";

    private readonly Meter _meter = new(Measures.MeterName);
    private readonly Counter<int> _taken;
    private readonly TableClient _table;
    private readonly TimeProvider _time;
    private volatile Census? _last;

    /// <summary>Creates the gauges.</summary>
    public CensusMeter(TableServiceClient tables, TimeProvider time)
    {
        (_table, _time) = (tables.GetTableClient(RunIndex.TableName), time);
        _taken = _meter.CreateCounter<int>("onboarding.census", "{census}", "Censuses taken by this instance of the app.");
        _meter.CreateObservableGauge("onboarding.runs", () => Told(census => census.Runs.Select(runs => new Measurement<int>(
            runs.Count, new("stage", runs.Stage), new("status", RunStatusName.Of(runs.Status))))), "{run}", "Runs by stage and status.");
        _meter.CreateObservableGauge("onboarding.gate.age", () => Told(census => census.OpenGates.Select(gate => new Measurement<double>(
            (_time.GetUtcNow() - gate.Value).TotalHours, new KeyValuePair<string, object?>("gate", gate.Key)))), "h", "Since the oldest open gate was opened.");
        _meter.CreateObservableGauge("onboarding.mail.waiting", () => Told(census => One(
            census.MailSince is { } since ? (_time.GetUtcNow() - since).TotalSeconds : 0)), "s", "Since the first attempt of the oldest message that is still to be sent.");
        _meter.CreateObservableGauge("onboarding.workflows.failed", () => Told(census => One(census.FailedWorkflows)), "{instance}", "Orchestration instances in state failed.");
        _meter.CreateObservableGauge("onboarding.engine.queue", () => Told(census => Of("start", census.PendingWorkflows)),
            "{message}", "Orchestration instances that wait for their first turn.");
        _meter.CreateObservableGauge("onboarding.poison", () => Told(census => Of("run", census.GivenUp)), "{instance}", "Faults of runs that healing did not help.");
    }

    /// <summary>Tells the age of the reconciler's last pass from now on, as the app starts: this is made before an app on a clock of its own sets it.</summary>
    public void Start()
    {
        // Without any pass ever, the start of the app is what is known.
        var startedAt = _time.GetUtcNow();
        _meter.CreateObservableGauge("onboarding.reconciler.age", () => (_time.GetUtcNow() - (_last?.At ?? startedAt)).TotalSeconds,
            "s", "Since the end of the reconciler's last whole pass.");
    }

    /// <summary>False while nobody would be told: then a census need not be taken.</summary>
    public bool IsWanted => _taken.Enabled;

    /// <summary>Keeps a census for every instance of the app.</summary>
    public async Task KeepAsync(Census census, CancellationToken cancellation = default)
    {
        await _table.UpsertEntityAsync(JsonRow.From(Partition, Row, census), TableUpdateMode.Replace, cancellation);
        _last = census;
        _taken.Add(1);
    }

    /// <summary>Reads the newest census, whichever instance took it.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        if (row.HasValue) _last = JsonRow.Read<Census>(row.Value!);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Told<T>(Func<Census, IEnumerable<Measurement<T>>> measure) where T : struct => _last is { } census ? measure(census) : [];

    private static IEnumerable<Measurement<T>> One<T>(T value) where T : struct => [new Measurement<T>(value)];

    private static IEnumerable<Measurement<int>> Of(string what, int value) => [new Measurement<int>(value, new KeyValuePair<string, object?>("of", what))];
}

using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>Options of a worker.</summary>
public class DurableTaskWorkerOptions
{
    private DataConverter? _dataConverter;

    /// <summary>Which instances fit a worker's version.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>All.</summary>
        None = 0,

        /// <summary>Those of the same version.</summary>
        Strict = 1,

        /// <summary>Those of the same version or an older one.</summary>
        CurrentOrOlder = 2,
    }

    /// <summary>What happens to instances that do not fit.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>They wait for a worker that fits.</summary>
        Reject = 0,

        /// <summary>They fail.</summary>
        Fail = 1,
    }

    /// <summary>Writes and reads inputs, outputs, events and states; default: one that is registered as a service, else JSON.</summary>
    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    /// <summary>Kept for compatibility: entities are not part of this runtime.</summary>
    public bool EnableEntitySupport { get; set; }

    /// <summary>Kept for compatibility: this runtime's timers have no bound.</summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How much runs at once.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>Which versions the worker runs; null: all.</summary>
    public VersioningOptions? Versioning { get; set; }

    /// <summary>Kept for compatibility: this runtime logs under one category of its own.</summary>
    public LoggingOptions Logging { get; } = new();

    internal bool HasDataConverter => _dataConverter is not null;

    internal void ApplyTo(DurableTaskWorkerOptions other)
    {
        other.DataConverter = DataConverter;
        other.EnableEntitySupport = EnableEntitySupport;
        other.MaximumTimerInterval = MaximumTimerInterval;
        other.Versioning = Versioning;
        other.Logging.UseLegacyCategories = Logging.UseLegacyCategories;
    }

    /// <summary>How much runs at once.</summary>
    public class ConcurrencyOptions
    {
        /// <summary>Activities at once; default 100 a processor.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Turns at once; default 100 a processor.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Kept for compatibility: entities are not part of this runtime.</summary>
        public int MaximumConcurrentEntityWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>Which versions the worker runs.</summary>
    public class VersioningOptions
    {
        /// <summary>The worker's version.</summary>
        public string Version { get; set; } = "";

        /// <summary>Version of sub-orchestrations that are started without one.</summary>
        public string DefaultVersion { get; set; } = "";

        /// <summary>Which instances fit.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        /// <summary>What happens to those that do not.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }

    /// <summary>How the worker logs.</summary>
    public class LoggingOptions
    {
        /// <summary>Kept for compatibility: no effect.</summary>
        public bool UseLegacyCategories { get; set; } = true;
    }
}

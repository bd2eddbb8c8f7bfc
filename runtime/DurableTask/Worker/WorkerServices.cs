using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask;

namespace Microsoft.DurableTask.Worker
{
    /// <summary>Sets up a worker.</summary>
    public interface IDurableTaskWorkerBuilder
    {
        /// <summary>Name of the worker.</summary>
        string Name { get; }

        /// <summary>The services.</summary>
        IServiceCollection Services { get; }
    }

    internal sealed record DurableTaskWorkerBuilder(string Name, IServiceCollection Services) : IDurableTaskWorkerBuilder;

    /// <summary>What a worker builder can be told.</summary>
    public static class DurableTaskWorkerBuilderExtensions
    {
        /// <summary>Adds orchestrators and activities.</summary>
        public static IDurableTaskWorkerBuilder AddTasks(this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Services.Configure(configure);
            return builder;
        }

        /// <summary>Sets options.</summary>
        public static IDurableTaskWorkerBuilder Configure(this IDurableTaskWorkerBuilder builder, Action<DurableTaskWorkerOptions> configure)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Services.Configure(configure);
            return builder;
        }

        /// <summary>Sets which versions the worker runs.</summary>
        public static IDurableTaskWorkerBuilder UseVersioning(
            this IDurableTaskWorkerBuilder builder, DurableTaskWorkerOptions.VersioningOptions versionOptions) =>
            builder.Configure(options => options.Versioning = versionOptions);
    }

    /// <summary>Options of a worker.</summary>
    public class DurableTaskWorkerOptions
    {
        /// <summary>Writes and reads inputs, outputs, events and states.</summary>
        public DataConverter DataConverter { get; set; } = JsonDataConverter.Instance;

        /// <summary>Kept for compatibility: this runtime's timers have no bound.</summary>
        public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

        /// <summary>How much runs at once.</summary>
        public ConcurrencyOptions Concurrency { get; } = new();

        /// <summary>Which versions the worker runs; null: all.</summary>
        public VersioningOptions? Versioning { get; set; }

        /// <summary>How much runs at once.</summary>
        public class ConcurrencyOptions
        {
            /// <summary>Activities at once; default 100 a processor.</summary>
            public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

            /// <summary>Turns at once; default 100 a processor.</summary>
            public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;
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
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>Adds durable task workers.</summary>
    public static class DurableTaskWorkerServices
    {
        /// <summary>Adds the worker of this process's task hub.</summary>
        public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null)
        {
            services.AddTaskHubWorker();
            return new DurableTaskWorkerBuilder(name ?? "", services);
        }

        /// <summary>Adds the worker and sets it up.</summary>
        public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
            services.AddDurableTaskWorker("", configure);

        /// <summary>Adds the worker and sets it up.</summary>
        public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
        {
            ArgumentNullException.ThrowIfNull(configure);
            configure(services.AddDurableTaskWorker(name));
            return services;
        }
    }
}

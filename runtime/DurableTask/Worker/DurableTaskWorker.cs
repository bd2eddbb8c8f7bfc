using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Worker
{
    /// <summary>Makes tasks by name, for a worker of another back end.</summary>
    public interface IDurableTaskFactory
    {
        /// <summary>Makes an activity. False: there is none of the name.</summary>
        bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity);

        /// <summary>Makes an orchestrator. False: there is none of the name.</summary>
        bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator);
    }

    internal sealed class DurableTaskFactory(DurableTaskRegistry registry) : IDurableTaskFactory
    {
        public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
        {
            activity = registry.Activities.TryFind(name, TaskVersion.Unversioned, out var factory) ? factory(serviceProvider) : null;
            return activity is not null;
        }

        public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
        {
            orchestrator = registry.Orchestrators.TryFind(name, TaskVersion.Unversioned, out var factory) ? factory(serviceProvider) : null;
            return orchestrator is not null;
        }
    }

    /// <summary>Says which properties of an exception are kept with a task's failure. Registered as a singleton.</summary>
    public interface IExceptionPropertiesProvider
    {
        /// <summary>The properties, of values that JSON has; null: none.</summary>
        IDictionary<string, object?>? GetExceptionProperties(Exception exception);
    }
}

namespace Microsoft.DurableTask.Worker.Hosting
{
    /// <summary>Base of a worker of another back end; see <c>UseBuildTarget</c>.</summary>
    /// <param name="name">Name of the worker; null: the default, empty one.</param>
    /// <param name="factory">Makes its tasks.</param>
    public abstract class DurableTaskWorker(string? name, IDurableTaskFactory factory) : BackgroundService
    {
        /// <summary>Name of the worker.</summary>
        protected virtual string Name { get; } = name ?? Microsoft.Extensions.Options.Options.DefaultName;

        /// <summary>Makes its tasks.</summary>
        protected virtual IDurableTaskFactory Factory { get; } = factory ?? throw new ArgumentNullException(nameof(factory));

        /// <summary>Says which properties of an exception are kept.</summary>
        protected IExceptionPropertiesProvider? ExceptionPropertiesProvider { get; set; }
    }
}

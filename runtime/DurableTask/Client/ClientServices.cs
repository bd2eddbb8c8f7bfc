using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Runtime.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask.Client
{
    /// <summary>Sets up a client.</summary>
    public interface IDurableTaskClientBuilder
    {
        /// <summary>Name of the client.</summary>
        string Name { get; }

        /// <summary>The services.</summary>
        IServiceCollection Services { get; }

        /// <summary>Type of the client; null: this runtime's own.</summary>
        Type? BuildTarget { get; set; }

        /// <summary>Makes the client.</summary>
        DurableTaskClient Build(IServiceProvider serviceProvider);
    }

    internal sealed class DurableTaskClientBuilder(string name, IServiceCollection services) : IDurableTaskClientBuilder
    {
        public string Name { get; } = name;

        public IServiceCollection Services { get; } = services;

        public Type? BuildTarget { get; set; }

        public DurableTaskClient Build(IServiceProvider serviceProvider) => BuildTarget is { } target
            ? (DurableTaskClient)ActivatorUtilities.CreateInstance(serviceProvider, target, Name)
            : new HubClient(Name, serviceProvider.GetRequiredService<TaskHub>());
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>Adds durable task clients.</summary>
    public static class DurableTaskClientServices
    {
        /// <summary>Adds a client on this runtime's storage.</summary>
        public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null)
        {
            services.AddTaskHub();
            var builder = new DurableTaskClientBuilder(name ?? "", services);
            services.TryAddSingleton<DurableTaskClient>(builder.Build);
            return builder;
        }

        /// <summary>Adds a client and sets it up.</summary>
        public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
            services.AddDurableTaskClient("", configure);

        /// <summary>Adds a named client and sets it up.</summary>
        public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
        {
            ArgumentNullException.ThrowIfNull(configure);
            configure(services.AddDurableTaskClient(name));
            return services;
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Json;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Work;

/// <summary>The commands that the API has too, for somebody who changes what they saw.</summary>
/// <param name="services">Services.</param>
/// <param name="store">The runs; a view of them that refuses what was changed meanwhile, see <see cref="RunStore.Seeing"/>.</param>
internal sealed class WorkCommands(IServiceProvider services, RunStore store)
{
    /// <summary>A command over that store.</summary>
    public TCommand Of<TCommand>() where TCommand : class => ActivatorUtilities.CreateInstance<TCommand>(services, store);

    /// <summary>The same commands over the runs as somebody saw a row of them.</summary>
    public WorkCommands Seeing(SeenRow seen) => new(services, store.Seeing(seen));

    /// <summary>The rules by which the API judges an input.</summary>
    public InputReader<T> Reader<T>() where T : class => services.GetRequiredService<InputReader<T>>();
}

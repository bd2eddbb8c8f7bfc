using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class ClassTaskTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_class_orchestrator_calls_a_class_activity_that_is_made_by_dependency_injection()
    {
        await using var hub = await Hub.StartAsync(
            azurite,
            tasks => tasks.AddOrchestrator<GreetOrchestrator>().AddActivity<GreetActivity>(),
            services: services => services.AddSingleton(new Greeter("Hello")));

        Assert.Equal("Hello, Ada", (await hub.RunAsync("Greeting", "Ada")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestrator_with_constructor_parameters_is_refused_by_name_when_the_host_starts()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Hub.StartAsync(azurite, tasks => tasks.AddOrchestrator<DependentOrchestrator>()));

        Assert.Contains(nameof(DependentOrchestrator), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("constructor parameters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_is_added_under_the_version_of_its_class()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestrator(new VersionedOrchestrator())
            .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<string>(nameof(VersionedActivity), new TaskOptions { Version = "2.0" }))
            .AddActivity(new VersionedActivity()));

        var found = await hub.RunAsync(nameof(VersionedOrchestrator), null, new StartOrchestrationOptions { Version = "2.0" });
        var unversioned = await hub.RunAsync(nameof(VersionedOrchestrator));

        Assert.Equal("two", found.ReadOutputAs<string>());
        Assert.Equal("OrchestratorTaskNotFound", unversioned.FailureDetails!.ErrorType);
        Assert.Equal("two", (await hub.RunAsync("Calls")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_mark_of_a_class_is_not_that_of_a_class_derived_from_it()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestrator<DerivedOrchestrator>());

        Assert.Equal("two", (await hub.RunAsync(nameof(DerivedOrchestrator))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Functions_and_factories_of_every_shape_can_be_added()
    {
        var seen = new List<string>();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Takes", new Action<TaskActivityContext, string>((_, word) => seen.Add(word)))
            .AddActivityFunc<string, string>("Twice", "1.0", (_, word) => Task.FromResult(word + word))
            .AddActivity("Made", "1.0", () => new VersionedActivity())
            .AddOrchestrator("Greeting", () => new GreetOrchestrator())
            .AddOrchestratorFunc("Ends", new Action<TaskOrchestrationContext, string>((context, word) => context.SetCustomStatus(word)))
            .AddOrchestratorFunc<string>("All", async (context, word) =>
            {
                var options = new TaskOptions { Version = "1.0" };
                await context.CallActivityAsync("Takes", word);
                context.SetCustomStatus(await context.CallActivityAsync<string>("Twice", word, options) + await context.CallActivityAsync<string>("Made", options));
            }));

        var all = await hub.RunAsync("All", "ab");
        var ends = await hub.RunAsync("Ends", "cd");

        Assert.Equal(["ab"], seen);
        Assert.Equal("ababtwo", all.ReadCustomStatusAs<string>());
        Assert.Equal("cd", ends.ReadCustomStatusAs<string>());
    }

    [Fact]
    public void A_registry_tells_what_it_has_and_refuses_a_name_twice()
    {
        var tasks = new DurableTaskRegistry().AddOrchestrator<GreetOrchestrator>().AddActivity<GreetActivity>();

        Assert.Equal(["Greeting"], tasks.GetOrchestrators().Select(task => task.Key.Name));
        Assert.Equal([nameof(GreetActivity)], tasks.GetActivities().Select(task => task.Key.Name));
        Assert.Throws<ArgumentException>(() => tasks.AddActivityFunc(nameof(GreetActivity), _ => "again"));
        Assert.Throws<ArgumentException>(() => tasks.AddOrchestrator("greeting", new GreetOrchestrator()));
    }

    [Fact]
    public void An_entity_is_refused_by_name()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => new DurableTaskRegistry().AddEntity<Counter>());

        Assert.Contains("'Counter'", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int number) => State += number;
    }
}

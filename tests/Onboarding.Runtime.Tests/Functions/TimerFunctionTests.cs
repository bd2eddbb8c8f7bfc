using System.Reflection;
using Azure.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;
using Onboarding.Runtime.Functions.Clock;
using Onboarding.Runtime.Functions.Host;
using Onboarding.Runtime.Tests.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.Functions;

[Collection(OnAzurite.Name)]
public sealed class TimerFunctionTests(AzuriteFixture azurite)
{
    private static TaskCompletionSource _ran = new();

    [Fact]
    public async Task A_timer_waits_for_storage_that_is_away_when_it_starts_and_runs_then()
    {
        _ran = new TaskCompletionSource();
        var storage = new RefusingStorage(times: 2);
        using var timers = TimersOf(nameof(AtStart), storage);

        await timers.StartAsync(CancellationToken.None);
        await _ran.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, storage.Left);
        Assert.False(timers.ExecuteTask!.IsCompleted);
        await timers.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_wrong_schedule_is_refused_by_the_name_of_its_function_when_the_app_starts()
    {
        using var timers = TimersOf(nameof(FiveFields), new RefusingStorage(times: 0));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => timers.StartAsync(CancellationToken.None));

        Assert.Contains(nameof(FiveFields), refusal.Message, StringComparison.Ordinal);
    }

    // Not functions of the sample app: they are handed over one by one.
    private static void AtStart([TimerTrigger("0 0 7 1 1 *", RunOnStartup = true)] TimerInfo timer) => _ran.TrySetResult();

    private static void FiveFields([TimerTrigger("0 7 1 1 *")] TimerInfo timer) => _ran.TrySetResult();

    private TimerFunctions TimersOf(string method, RefusingStorage storage)
    {
        var hub = new TaskHubOptions
        {
            ConnectionString = azurite.ConnectionString,
            HubName = Hub.NewName(),
            ConfigureTables = options => options.AddPolicy(storage, HttpPipelinePosition.PerCall),
        };
        var function = new AppFunction(method, typeof(TimerFunctionTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!);
        return new TimerFunctions(
            [function], new FunctionPipeline(), new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            new HostTable(Options.Create(hub)), TimeProvider.System, new ConfigurationBuilder().Build(), NullLogger.Instance);
    }
}

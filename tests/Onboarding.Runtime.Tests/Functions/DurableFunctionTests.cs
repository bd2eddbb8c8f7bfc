using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Onboarding.Runtime.Azurite;
using Onboarding.Runtime.Functions.Host;
using Onboarding.Runtime.Tests.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.Functions;

[Collection(OnAzurite.Name)]
public sealed class DurableFunctionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Orchestrators_and_activities_that_are_functions_run_with_their_services_and_the_middleware()
    {
        await using var app = await StartAsync();

        var end = await app.RunAsync(nameof(SampleFunctions.SayHello), "Ada");

        Assert.Equal($"Hi, Ada (Greet) from {end.InstanceId} by Adds of SayHello", end.ReadOutputAs<string>());
        var seen = app.Services.GetRequiredService<SampleMiddleware>().Seen;
        Assert.Superset(new HashSet<string> { "SayHello", "Adds", "Greet", "Caller" }, seen.ToHashSet());
    }

    [Fact]
    public async Task A_function_that_awaits_something_foreign_fails_with_the_reason()
    {
        await using var app = await StartAsync();

        var end = await app.RunAsync(nameof(SampleFunctions.Waits), null);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("Move the work into an activity", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestration_can_be_started_by_an_HTTP_function()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();

        var answer = await http.PostAsync(new Uri($"{app.Url}/api/hello/Grace"), null);
        var id = (await answer.Content.ReadAsStringAsync()).Trim('"');

        Assert.StartsWith("Hi, Grace", (await app.EndOfAsync(id)).ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Wrong.NoTrigger), "'NoTrigger' has 0 triggers")]
    [InlineData(nameof(Wrong.TwoTriggers), "'TwoTriggers' has 2 triggers")]
    [InlineData(nameof(Wrong.NoContext), "'NoContext' must be a TaskOrchestrationContext")]
    public void A_function_that_could_never_run_is_refused_by_name(string method, string words)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => AppFunctions.CheckTrigger(new AppFunction(method, typeof(Wrong).GetMethod(method)!)));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    private async Task<App> StartAsync()
    {
        var url = $"http://127.0.0.1:{FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture)}";
        var builder = FunctionsApplication.CreateBuilder(
        [
            "--Runtime:App=Onboarding.Runtime.Tests", $"--urls={url}", $"--AzureWebJobsStorage={azurite.ConnectionString}",
            $"--DurableTask:HubName={Hub.NewName()}", "--Inbox:Enabled=false",
        ]);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<SampleMiddleware>();
        builder.Services.AddSingleton(new Greeter("Hi"));
        var host = builder.Build();
        await host.StartAsync();
        return new App(host, url);
    }

    private sealed class App(IHost host, string url) : IAsyncDisposable
    {
        private readonly DurableTaskClient _client = host.Services.GetRequiredService<DurableTaskClient>();

        public IServiceProvider Services => host.Services;

        public string Url => url;

        public async Task<OrchestrationMetadata> RunAsync(TaskName name, object? input) => await EndOfAsync(await _client.ScheduleNewOrchestrationInstanceAsync(name, input));

        public Task<OrchestrationMetadata> EndOfAsync(string id) => _client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static class Wrong
    {
        public static string NoTrigger(string input) => input;

        public static string TwoTriggers([ActivityTrigger] string input, [TimerTrigger("0 0 7 * * *")] TimerInfo timer) => $"{input}{timer}";

        public static string NoContext([OrchestrationTrigger] string input) => input;
    }
}

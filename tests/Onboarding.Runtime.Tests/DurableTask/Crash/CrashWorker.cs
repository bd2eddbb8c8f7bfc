using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Onboarding.Runtime.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>How storage treats a worker.</summary>
internal enum Faults
{
    /// <summary>Well.</summary>
    None,

    /// <summary>A tenth of the calls fail; what the client library can repeat it repeats.</summary>
    Repeated,

    /// <summary>A tenth of the calls fail and the client library repeats nothing: the engine meets every fault.</summary>
    Bare,
}

/// <summary>The process that is killed: runs a hub until it is, or until nobody can ask it anything. Arguments: connection string, hub name, faults.</summary>
internal static class CrashWorker
{
    public const string Ready = "ready";

    private const double Share = 0.1;

    public static async Task<int> RunAsync(string[] args)
    {
        var (storage, hub, faults) = (args[0], args[1], Enum.Parse<Faults>(args[2]));
        while (true)
        {
            using var host = Build(storage, hub, faults);
            try
            {
                await host.StartAsync();
            }
            catch (Exception error) when (faults != Faults.None && error is RequestFailedException or IOException or AggregateException)
            {
                // Storage was away for longer than a start waits for it. Whatever runs services starts them again.
                continue;
            }

            var commands = new CrashCommands(host.Services.GetRequiredService<DurableTaskClient>(), Console.Out);
            commands.Say(Ready);
            await commands.RunAsync(Console.In);
            return 0;
        }
    }

    private static IHost Build(string storage, string hub, Faults faults)
    {
        var builder = Host.CreateApplicationBuilder();
        // The standard output is for answers.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddDurableTaskWorker(worker => worker.AddTasks(tasks => CrashTasks.Register(tasks, new TableClient(storage, hub + "Effects"))));
        builder.Services.AddDurableTaskClient(_ => { });
        builder.Services.Configure<TaskHubOptions>(options =>
        {
            options.ConnectionString = storage;
            options.HubName = hub;
            options.IdleTime = TimeSpan.FromSeconds(1);
            if (faults == Faults.None) return;
            options.ConfigureTables = tables => Spoil(tables, faults);
            options.ConfigureBlobs = blobs => Spoil(blobs, faults);
        });
        return builder.Build();
    }

    private static void Spoil(ClientOptions client, Faults faults)
    {
        if (faults == Faults.Bare) client.Retry.MaxRetries = 0;
        client.AddPolicy(new FaultyStorage(Share), HttpPipelinePosition.PerRetry);
    }
}

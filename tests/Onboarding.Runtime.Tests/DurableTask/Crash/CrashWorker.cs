using Azure.Data.Tables;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>The process that is killed: runs a hub until it is. Arguments: connection string, hub name, share of storage calls that fail.</summary>
internal static class CrashWorker
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (storage, hub, faults) = (args[0], args[1], double.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDurableTaskWorker(worker => worker.AddTasks(tasks => CrashTasks.Register(tasks, new TableClient(storage, hub + "Effects"))));
        builder.Services.Configure<TaskHubOptions>(options =>
        {
            options.ConnectionString = storage;
            options.HubName = hub;
            options.IdleTime = TimeSpan.FromSeconds(1);
            if (faults > 0) options.ConfigureTables = tables => tables.AddPolicy(new FaultyStorage(faults), Azure.Core.HttpPipelinePosition.PerRetry);
        });
        await builder.Build().RunAsync();
        return 0;
    }
}

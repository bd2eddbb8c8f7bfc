using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Onboarding.Functions;
using Onboarding.Functions.Http;
using Onboarding.Functions.Requests;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Telemetry;
using Onboarding.Runtime.DurableTask;
using Onboarding.Workflows;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>The app in a process of its own, put together as in functions/Program.cs, that counts what it does and writes it down at its end.</summary>
internal static class CountedApp
{
    /// <summary>The setting that says which assembly holds the functions.</summary>
    public const string AppSetting = "Runtime__App";

    private const string Storage = "AzureWebJobsStorage";

    public static async Task<int> RunAsync(string file)
    {
        var counter = new Counter();
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Services.AddSingleton(SignInSettings.Read(builder.Configuration)).AddSingleton(counter);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<CountingMiddleware>();
        builder.UseMiddleware<AnswerCounting>();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<LinkLimits>();
        builder.UseMiddleware<SignInMiddleware>();
        builder.UseMiddleware<RunAccessMiddleware>();
        builder.UseMiddleware<ConditionalRequests>();
        builder.UseMiddleware<RepeatedRequests>();
        builder.Services.AddOnboardingWorkflows(builder.Configuration).AddOnboardingApi().AddOnboardingTelemetry(builder.Configuration);
        Count(builder, counter);
        using var host = builder.Build();
        await host.StartAsync();
        counter.Begin();
        await host.WaitForShutdownAsync();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(counter.Result()));
        return 0;
    }

    private static void Count(FunctionsApplicationBuilder builder, Counter counter)
    {
        var connection = builder.Configuration[Storage];
        builder.Services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(connection, Counting(new TableClientOptions(), counter, Owner.Product, OperationKinds.OfTable))));
        builder.Services.Replace(ServiceDescriptor.Singleton(new BlobServiceClient(connection, Counting(new BlobClientOptions(), counter, Owner.Product, OperationKinds.OfBlob))));
        builder.Services.Configure<TaskHubOptions>(hub =>
        {
            hub.ConfigureTables = tables => Counting(tables, counter, Owner.Engine, OperationKinds.OfTable).AddPolicy(new EnginePolicy(counter), HttpPipelinePosition.PerCall);
            hub.ConfigureBlobs = blobs => Counting(blobs, counter, Owner.Engine, OperationKinds.OfBlob);
        });
    }

    private static T Counting<T>(T options, Counter counter, Owner owner, Func<Request, string> kindOf) where T : ClientOptions
    {
        options.AddPolicy(new CountingPolicy(counter, owner, kindOf), HttpPipelinePosition.PerRetry);
        return options;
    }
}

using System.Diagnostics;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Functions;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows;
using Onboarding.Workflows.Storage;

namespace Onboarding.Bench;

/// <summary>
/// The board and the list as the app renders them, with more and more runs in storage, whose index rows are written directly. Their cost in
/// storage operations must not grow with the number of runs.
/// </summary>
internal static class RunLists
{
    private const int Repeats = 21;
    private const int RowsOfTransaction = 100;
    private const int Together = 8;

    private static readonly int[] Sizes = [100, 1_000, 10_000];

    private static readonly (string Name, string Path, CallerRole Role)[] Pages =
    [
        ("board", "/", CallerRole.Admin),
        ("board of one person", "/", CallerRole.Manager),
        ("list", "/runs", CallerRole.Admin),
        ("list of one person", "/runs", CallerRole.Manager),
        ("list of a stage", "/runs?stage=pilot", CallerRole.Admin),
        ("list of ended ones", "/runs?status=ended", CallerRole.Admin),
        ("list of overdue ones", "/runs?overdue=true", CallerRole.Admin),
        ("list of what waits for one person", "/runs?waitsForMe=true", CallerRole.Manager),
        ("search", "/runs?q=winter%20acme", CallerRole.Admin),
    ];

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        var operations = new StorageOperations();
        await using var services = ServicesOf(azurite, operations);
        await new TablesAtStart(services.GetRequiredService<TableServiceClient>()).StartingAsync(CancellationToken.None);
        var table = services.GetRequiredService<TableServiceClient>().GetTableClient(RunIndex.TableName);
        var there = 0;
        foreach (var size in Sizes)
        {
            await FillAsync(table, there, size);
            there = size;
            foreach (var page in Pages) await MeasureAsync(services, operations, page, size, report);
        }
    }

    private static async Task MeasureAsync(IServiceProvider services, StorageOperations operations, (string Name, string Path, CallerRole Role) page, int size, Report report)
    {
        await RenderAsync(services, page);
        operations.Reset();
        var (each, bytes) = (new List<double>(), 0L);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var began = Stopwatch.GetTimestamp();
            bytes = await RenderAsync(services, page);
            each.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        report.Line($"{size:N0} runs, {page.Name}: {Report.Percentile(each, 0.5):0} ms median, {bytes / 1024.0:0} KiB; {operations.Each(Repeats)}");
    }

    // Through the functions themselves, page and all, so that nothing is left out but the HTTP server.
    private static async Task<long> RenderAsync(IServiceProvider services, (string Name, string Path, CallerRole Role) page)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        var question = page.Path.IndexOf('?', StringComparison.Ordinal);
        context.Request.Path = question < 0 ? page.Path : page.Path[..question];
        context.Request.QueryString = new QueryString(question < 0 ? "" : page.Path[question..]);
        context.Items[typeof(Caller)] = new Caller("Ada", SampleRuns.Ada, page.Role);
        context.Response.Body = body;
        var functions = ActivatorUtilities.CreateInstance<ListPageFunctions>(services);
        var result = context.Request.Path == "/"
            ? await functions.ShowBoard(context.Request, CancellationToken.None)
            : await functions.ShowRuns(context.Request, CancellationToken.None);
        await result.ExecuteAsync(context);
        return body.Length;
    }

    private static async Task FillAsync(TableClient table, int from, int to)
    {
        var rows = Enumerable.Range(from, to - from).SelectMany(SampleRuns.RowsOf).GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(RowsOfTransaction));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (chunk, cancellation) =>
            await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation));
    }

    private static ServiceProvider ServicesOf(BenchAzurite azurite, StorageOperations operations)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString }).Build();
        var options = new TableClientOptions();
        options.AddPolicy(operations, HttpPipelinePosition.PerCall);
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddSingleton(TimeProvider.System).AddOnboardingWorkflows(configuration).AddOnboardingApi();
        services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(azurite.ConnectionString, options)));
        return services.BuildServiceProvider();
    }
}

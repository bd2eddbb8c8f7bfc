using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Listing;

/// <summary>What a page of runs costs in storage operations: the page, however many runs there are.</summary>
public sealed class ListCostTests
{
    private const int Few = 40;
    private const int Many = 240;
    private const int PageSize = 20;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    private static readonly RunFilter[] Pages =
    [
        new(), new() { SeenBy = "ada" }, new() { Stage = StageIds.Pilot }, new() { Stage = StageIds.Pilot, SeenBy = "ada" }, new() { Status = RunStatus.Running },
        new() { Ended = true }, new() { Ended = true, SeenBy = "ada" }, new() { Overdue = true }, new() { WaitsFor = "ada" }, new() { Search = "sal" },
    ];

    [Fact]
    public async Task A_page_of_any_list_costs_one_operation_however_many_runs_there_are()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await new TablesAtStart(new TableServiceClient(stack.Storage)).StartingAsync(CancellationToken.None);
        var counter = new OperationCounter();
        var options = new TableClientOptions();
        options.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var index = new RunIndex(new TableServiceClient(stack.Storage, options));

        await FillAsync(index, 0, Few);
        var few = await CostsAsync(index, counter);
        await FillAsync(index, Few, Many);
        var many = await CostsAsync(index, counter);

        Assert.All(few, cost => Assert.Equal(1, cost));
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await new TablesAtStart(new TableServiceClient(stack.Storage)).StartingAsync(CancellationToken.None);
        var index = new RunIndex(new TableServiceClient(stack.Storage));
        await FillAsync(index, 0, Few);

        foreach (var filter in Pages)
        {
            var (all, _) = await index.PageAsync(filter, 100, null, Now);
            var paged = new List<string>();
            string? continuation = null;
            do
            {
                (var cards, continuation) = await index.PageAsync(filter, 3, continuation, Now);
                paged.AddRange(cards.Select(card => card.RunId));
            }
            while (continuation is not null);
            Assert.NotEmpty(all);
            Assert.Equal(all.Select(card => card.RunId), paged);
        }
    }

    private static async Task<IReadOnlyList<int>> CostsAsync(RunIndex index, OperationCounter counter)
    {
        var costs = new List<int>();
        foreach (var filter in Pages)
        {
            counter.Count = 0;
            Assert.NotEmpty((await index.PageAsync(filter, PageSize, null, Now)).Cards);
            costs.Add(counter.Count);
        }

        return costs;
    }

    private static Task FillAsync(RunIndex index, int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            var run = RunOf(number);
            var listed = new ListedRun(run, RunCard.Of(run, run.IsEnded ? null : Now.AddDays(-1)), ["ada", "zoe"], run.IsEnded ? [] : ["ada"]);
            await index.ReplaceAsync(listed.Card, IndexPlace.Of(listed), [], cancellation);
            await index.PutAsync(run, listed.Card, cancellation);
        });

    // Every second one has ended.
    private static Run RunOf(int number) => new()
    {
        Id = $"run-{number:x20}",
        Company = "Acme",
        Title = "Sales salt",
        Language = Languages.English,
        PlaybookId = "sample",
        PlaybookVersion = "1",
        Status = number % 2 == 0 ? RunStatus.Running : RunStatus.Exited,
        Stage = StageIds.Pilot,
        StageState = StageState.Scheduled,
        WaitsSince = Now.AddMinutes(-number),
        CreatedAt = Now.AddMinutes(-number),
        UpdatedAt = Now,
    };

    private sealed class OperationCounter : HttpPipelinePolicy
    {
        public int Count { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Count++;
            return ProcessNextAsync(message, pipeline);
        }
    }
}

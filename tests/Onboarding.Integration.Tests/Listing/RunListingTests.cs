using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Integration.Tests.Cancelling;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Listing;

/// <summary>A run stands in the lists where it belongs, whatever happens to whoever writes the index.</summary>
[Collection(LocalServices.Collection)]
public sealed class RunListingTests(LocalServices local)
{
    private const int Writers = 12;

    [Fact]
    public async Task A_run_moves_from_list_to_list_as_it_moves()
    {
        await using var app = await GateApp.StartAsync(local);
        Assert.True(await IsListedAsync(app, new RunFilter { Stage = StageIds.Contract, SeenBy = Key(SampleRun.Manager) }));
        Assert.True(await IsListedAsync(app, new RunFilter { WaitsFor = Key(SampleRun.Manager) }));

        await app.OpenAsync();
        Assert.True(await IsListedAsync(app, new RunFilter { WaitsFor = Key(SampleRun.Lin) }));
        Assert.False(await IsListedAsync(app, new RunFilter { WaitsFor = Key(SampleRun.Manager) }));
        Assert.False(await IsListedAsync(app, new RunFilter { Overdue = true }));
        app.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True(await IsListedAsync(app, new RunFilter { Overdue = true }));

        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Lin), "approve");
        Assert.False(await IsListedAsync(app, new RunFilter { WaitsFor = Key(SampleRun.Lin) }));

        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Status = RunStatus.Stopped, WaitsFor = null })));
        Assert.False(await IsListedAsync(app, new RunFilter { Stage = StageIds.Contract }));
        Assert.False(await IsListedAsync(app, new RunFilter { Overdue = true }));
        Assert.True(await IsListedAsync(app, new RunFilter { Ended = true, SeenBy = Key(SampleRun.Anna) }));
        Assert.True(await IsListedAsync(app, new RunFilter { Status = RunStatus.Stopped }));
        await AssertWholeAsync(app);
    }

    [Fact]
    public async Task Who_dies_at_any_step_leaves_nothing_that_is_not_repaired()
    {
        var crash = new CrashPoint();
        await using var app = await GateApp.StartAsync(local, configure: services => UseCrash(services, crash));
        var (steps, died) = (0, true);
        while (died)
        {
            crash.DieAfter(++steps);
            died = await ChangeAsync(app, $"Title of step {steps}");
            crash.Disarm();
            await app.Store.UpdateIndexAsync(app.Order.RunId);
            await AssertWholeAsync(app);
        }

        Assert.True(steps > 5);
    }

    [Fact]
    public async Task Many_who_change_a_run_at_once_leave_it_listed_as_it_is()
    {
        await using var app = await GateApp.StartAsync(local);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => ChangeAsync(app, $"Writer{writer} was here")));

        await app.Store.UpdateIndexAsync(app.Order.RunId);
        await AssertWholeAsync(app);
    }

    private static async Task<bool> ChangeAsync(GateApp app, string title)
    {
        try
        {
            await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Title = title })));
            return false;
        }
        catch (Exception fault) when (fault is Crash or AggregateException { InnerException: Crash })
        {
            return true;
        }
    }

    private static async Task<bool> IsListedAsync(GateApp app, RunFilter filter)
    {
        var (cards, _) = await app.Services.GetRequiredService<RunIndex>().PageAsync(filter with { Search = app.Order.RunId }, 10, null, app.Clock.GetUtcNow());
        return cards.Any(card => card.RunId == app.Order.RunId);
    }

    private static async Task AssertWholeAsync(GateApp app)
    {
        var tables = app.Services.GetRequiredService<TableServiceClient>();
        var listed = (await ListingArchive.ReadAsync(app.Store, app.Order.RunId, CancellationToken.None))!;
        var there = new List<string>();
        await foreach (var row in tables.GetTableClient(RunIndex.TableName).QueryAsync<TableEntity>())
        {
            if (!row.RowKey.EndsWith(app.Order.RunId, StringComparison.Ordinal)) continue;
            Assert.Contains($"\"{listed.Card.Title}\"", row.GetString("Card"), StringComparison.Ordinal);
            if (row.PartitionKey != "runs") there.Add($"{row.PartitionKey} {row.RowKey}");
        }

        Assert.Equal(IndexPlace.Of(listed).Select(place => $"{place.Partition} {place.Key}").Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        Assert.Null(await app.Store.FindAsync<IndexDue>(app.Order.RunId, RowKeys.IndexDue));
    }

    private void UseCrash(IServiceCollection services, CrashPoint crash)
    {
        var options = new TableClientOptions();
        options.AddPolicy(crash, Azure.Core.HttpPipelinePosition.PerCall);
        services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(local.Storage, options)));
    }

    private static string Key(string email) => PersonKeys.Of(email);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Runtime.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed partial class QueryTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    private static void Quick(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int, int>("Quick", (_, number) => number);

    [Fact]
    public async Task Instances_are_listed_by_the_time_of_their_creation_with_both_ends_of_the_range()
    {
        await using var hub = await DaysAsync(5);

        Assert.Equal(["day-1", "day-2", "day-3"], await ListAsync(hub, new OrchestrationQuery(CreatedFrom: Start.AddDays(1), CreatedTo: Start.AddDays(3))));
        Assert.Equal(["day-3", "day-4"], await ListAsync(hub, new OrchestrationQuery(CreatedFrom: Start.AddDays(2.5))));
        Assert.Equal(["day-0"], await ListAsync(hub, new OrchestrationQuery(CreatedTo: Start.AddDays(0.5))));
    }

    [Fact]
    public async Task A_purge_by_the_time_of_creation_leaves_what_is_younger()
    {
        await using var hub = await DaysAsync(4);

        var result = await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: Start.AddDays(1)));

        Assert.Equal(2, result.PurgedInstanceCount);
        Assert.Equal(["day-2", "day-3"], await ListAsync(hub, new OrchestrationQuery()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_goes_on_from_a_continuation_token_even_after_a_restart(bool inTheQuery)
    {
        Microsoft.DurableTask.Page<OrchestrationMetadata> first;
        string name;
        var query = new OrchestrationQuery(InstanceIdPrefix: "day-", PageSize: 3, FetchInputsAndOutputs: true);
        await using (var before = await DaysAsync(7))
        {
            name = before.Name;
            first = await before.Client.GetAllInstancesAsync(query).AsPages().FirstAsync();
        }

        await using var after = await Hub.StartAsync(azurite, Quick, name, _time);
        var rest = inTheQuery
            ? after.Client.GetAllInstancesAsync(query with { ContinuationToken = first.ContinuationToken }).AsPages()
            : after.Client.GetAllInstancesAsync(query).AsPages(first.ContinuationToken);
        var found = first.Values.ToList();
        await foreach (var page in rest) found.AddRange(page.Values);

        Assert.Equal(3, first.Values.Count);
        Assert.Equal(Enumerable.Range(0, 7), found.Select(instance => instance.ReadOutputAs<int>()).Order());
    }

    [Fact]
    public async Task The_last_page_has_no_continuation_token()
    {
        await using var hub = await DaysAsync(3);

        var tokens = new List<string?>();
        await foreach (var page in hub.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 2)).AsPages()) tokens.Add(page.ContinuationToken);

        Assert.Null(tokens[^1]);
        Assert.All(tokens.SkipLast(1), Assert.NotNull);
    }

    [Fact]
    public async Task A_page_size_above_a_thousand_is_no_error()
    {
        await using var hub = await DaysAsync(3, options => options.ConfigureTables = tables => tables.AddPolicy(new PageLimit(), HttpPipelinePosition.PerCall));

        Assert.Equal(["day-0", "day-1", "day-2"], await ListAsync(hub, new OrchestrationQuery(PageSize: 5_000)));
        var hinted = new List<string>();
        await foreach (var page in hub.Client.GetAllInstancesAsync().AsPages(pageSizeHint: 1_001)) hinted.AddRange(page.Values.Select(instance => instance.InstanceId));
        Assert.Equal(3, hinted.Count);
    }

    private async Task<Hub> DaysAsync(int count, Action<TaskHubOptions>? options = null)
    {
        var hub = await Hub.StartAsync(azurite, Quick, time: _time, options: options);
        for (var day = 0; day < count; day++)
        {
            await hub.RunAsync("Quick", day, new StartOrchestrationOptions($"day-{day}"));
            _time.Advance(TimeSpan.FromDays(1));
        }

        return hub;
    }

    private static async Task<IEnumerable<string>> ListAsync(Hub hub, OrchestrationQuery query) =>
        (await hub.Client.GetAllInstancesAsync(query).ToListAsync()).Select(instance => instance.InstanceId).Order();

    // The emulator takes any page size; Azure does not.
    private sealed partial class PageLimit : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            Top().Match(Uri.UnescapeDataString(message.Request.Uri.Query)) is { Success: true } top && int.Parse(top.Groups[1].Value, CultureInfo.InvariantCulture) > 1_000
                ? throw new RequestFailedException(400, "A page has at most 1,000 entities (injected).", "InvalidInput", null)
                : ProcessNextAsync(message, pipeline);

        [GeneratedRegex("[$]top=(\\d+)")]
        private static partial Regex Top();
    }
}

using Onboarding.Bench.Cost.Model;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Cost;

/// <summary>What the two back ends take for the same work, by their documents.</summary>
public sealed class BackEndTests
{
    [Fact]
    public void The_scheduler_bills_seven_actions_for_an_orchestration_of_three_activities() =>
        // The example of learn.microsoft.com/azure/durable-task/scheduler/durable-task-scheduler-billing.
        Assert.Equal(7, SchedulerBackEnd.Actions(Samples.HelloCities));

    [Fact]
    public void The_scheduler_bills_timers_events_and_orders_too() => Assert.Equal(
        2 + 1 + 3 + 4, SchedulerBackEnd.Actions(new EngineWork { TimersFired = 2, TimerLegs = 1, Events = 3, Orders = 4 }));

    [Fact]
    public void Looking_at_an_orchestration_is_no_action_of_the_scheduler_but_a_request_to_a_table()
    {
        var look = new EngineWork { StateReads = 1 };

        Assert.Equal(0, SchedulerBackEnd.Actions(look));
        Assert.Equal(1, AzureStorageBackEnd.Of(look).Table);
    }

    [Theory]
    [InlineData(240_000_000, 1)]
    [InlineData(7_500_000_000, 2)]
    [InlineData(12_000_000_000, 3)]
    public void Capacity_units_are_those_of_the_documented_examples(double actions, int units) =>
        Assert.Equal(units, SchedulerBackEnd.CapacityUnits(actions));

    [Fact]
    public void A_message_is_put_got_and_deleted() =>
        // The start, three calls in the queue of activities, three results.
        Assert.Equal(3 * 7, AzureStorageBackEnd.Of(Samples.HelloCities).Queue);

    [Fact]
    public void Twice_the_turns_read_write_and_update_twice_as_often_and_nothing_else()
    {
        var once = new EngineWork { Turns = 10, HistoryReads = 10, HistoryWrites = 10 };

        var (one, two) = (AzureStorageBackEnd.Of(once), AzureStorageBackEnd.Of(once * 2));

        Assert.Equal(10 * 3, two.Table - one.Table);
        Assert.Equal(0, two.Queue);
        Assert.Equal(Samples.Prices[PriceIds.TableOperations].Of(30), Expenses.Of(two).Total(Samples.Prices) - Expenses.Of(one).Total(Samples.Prices));
    }

    [Fact]
    public void An_event_of_a_client_costs_a_look_that_one_of_another_orchestration_does_not()
    {
        var ofClient = AzureStorageBackEnd.Of(new EngineWork { Events = 1 });
        var ofOther = AzureStorageBackEnd.Of(new EngineWork { Events = 1, EventsSent = 1 });

        Assert.Equal(ofOther.Queue, ofClient.Queue);
        Assert.Equal(1, ofClient.Table - ofOther.Table);
    }

    [Fact]
    public void A_timer_that_was_given_up_still_brings_its_message() => Assert.Equal(
        new StorageWork { Queue = 3, Table = 1 }, AzureStorageBackEnd.Of(new EngineWork { TimersGivenUp = 1 }));

    [Fact]
    public void A_message_too_long_for_a_queue_is_written_to_a_blob_and_read_from_it() => Assert.Equal(
        new StorageWork { BlobWrites = 2, BlobReads = 2 }, AzureStorageBackEnd.Of(new EngineWork { LongMessages = 2 }));

    [Fact]
    public void An_idle_hub_asks_each_queue_once_in_the_longest_pause()
    {
        var idle = AzureStorageBackEnd.IdleMonth(new HubSettings());

        // Four control queues and that of activities, each 30 s of 730 hours.
        Assert.Equal(5 * 730 * 120, idle.Queue);
        Assert.Equal(5 * 730 * 360, idle.Table);
    }

    [Fact]
    public void Fewer_partitions_and_longer_pauses_of_host_json_ask_less()
    {
        var hub = HubSettings.Read("""{ "extensions": { "durableTask": { "storageProvider": { "partitionCount": 1, "maxQueuePollingInterval": "00:01:00" } } } }""");

        Assert.Equal(2 * 730 * 60, AzureStorageBackEnd.IdleMonth(hub).Queue);
    }

    [Fact]
    public void The_pause_that_docs_cost_md_tells_is_that_of_host_json()
    {
        var hub = HubSettings.Read(File.ReadAllText(Repository.At("functions", "host.json")));

        Assert.Contains(
            $"each of {hub.PartitionCount} control queues and the queue of activities once in {hub.LongestPause.TotalSeconds} s",
            File.ReadAllText(Repository.At("docs", "cost.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_json_without_the_engine_means_its_defaults() => Assert.Equal(new HubSettings(), HubSettings.Read("""{ "version": "2.0" }"""));
}

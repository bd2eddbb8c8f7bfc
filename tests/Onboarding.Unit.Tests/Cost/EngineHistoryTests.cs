using Onboarding.Bench.Cost.Counting;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Unit.Tests.Cost;

/// <summary>What is read off the local engine's histories.</summary>
public sealed class EngineHistoryTests
{
    private static readonly TurnStep End = new("end");

    [Fact]
    public void Steps_are_counted_by_what_they_are()
    {
        var work = EngineHistory.WorkOf(
        [
            Samples.Turn(0, [new("start")], new("activity", 0), new("activity", 1), new("sub", 2), new("send", 3)),
            Samples.Turn(1, [new("done", 0), new("fail", 1)], Samples.Timer(4, 2)),
            Samples.Turn(2, [new("fire", 4), new("event"), new("suspend")], End),
        ],
        [new Creation("run", "Run", ByClient: true), new Creation("sub", "Sub", ByClient: false)]);

        Assert.Equal(
            new EngineWork
            {
                ClientStarts = 1,
                SubStarts = 1,
                Turns = 3,
                Activities = 2,
                Results = 2,
                TimersFired = 1,
                Events = 1,
                EventsSent = 1,
                Orders = 1,
                HistoryReads = 3,
                HistoryWrites = 3,
            },
            work);
    }

    [Fact]
    public void A_timer_longer_than_three_days_wakes_in_between_on_Azure()
    {
        var work = EngineHistory.WorkOf([Samples.Turn(0, [new("start")], Samples.Timer(0, 7)), Samples.Turn(7, [new("fire", 0)], End)], []);

        // Microsoft.DurableTask.Worker documents a timer of seven days as three: of three days, three days and one.
        Assert.Equal((1, 2, 0), (work.TimersFired, work.TimerLegs, work.TimersGivenUp));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 1)]
    [InlineData(6.5, 2)]
    public void A_timer_of_whole_legs_has_none_too_many(double days, int legs) =>
        Assert.Equal(legs, LongTimers.Legs(Samples.Monday, Samples.Monday.AddDays(days), Samples.Monday.AddDays(days)));

    [Fact]
    public void A_timer_that_was_given_up_wakes_only_until_its_orchestration_ended()
    {
        var work = EngineHistory.WorkOf([Samples.Turn(0, [new("start")], Samples.Timer(0, 30)), Samples.Turn(4, [new("event")], End)], []);

        Assert.Equal((0, 1, 1), (work.TimersFired, work.TimerLegs, work.TimersGivenUp));
    }

    [Fact]
    public void A_history_of_more_than_a_thousand_rows_takes_more_than_one_request()
    {
        var turns = Enumerable.Range(0, 12).Select(day => Samples.Turn(day, [.. Enumerable.Range(0, 198).Select(id => new TurnStep("event", id))])).ToList();

        var work = EngineHistory.WorkOf(turns, []);

        // 200 rows a turn, so the sixth turn reads 1,000 and needs to ask whether there are more; three transactions of 99 rows each.
        Assert.Equal(5 * 1 + 5 * 2 + 2 * 3, work.HistoryReads);
        Assert.Equal(12 * 3, work.HistoryWrites);
    }

    [Fact]
    public void A_text_of_more_than_45_KiB_is_too_long_for_a_queue() => Assert.Equal(
        1, EngineHistory.WorkOf([Samples.Turn(0, [new("start", Length: 45 * 1024 + 1)], new TurnStep("activity", 0, Length: 45 * 1024))], []).LongMessages);

    [Fact]
    public void A_turn_is_read_from_the_transaction_that_stores_it()
    {
        const string body = """
            --batch
            Content-Type: application/http

            PATCH http://127.0.0.1/OnboardingInstances(PartitionKey='run',RowKey='s1')

            {"PartitionKey":"run","RowKey":"s1","Execution":0,"Turns":1,"UpdatedAt":"2026-03-02T08:00:00Z"}
            --batch
            {"PartitionKey":"run","RowKey":"h1:abc:000000:00000001","DataParts":1,"Data":"{\"At\":\"2026-03-02T08:00:00Z\",\"In\":[{\"$\":\"start\"}],\"Out\":[{\"$\":\"activity\",\"Id\":0,\"Name\":\"Greet\"},{\"$\":\"timer\",\"Id\":1,\"FireAt\":\"2026-03-05T08:00:00Z\"}]}"}
            --batch--
            """;

        var turn = StoredTurns.Turn(body);

        Assert.Equal(("run", "h1:abc:000000:", Samples.Monday), (turn!.Instance, turn.Execution, turn.At));
        Assert.Equal(["activity", "timer"], turn.Out.Select(step => step.Kind));
        Assert.Equal(Samples.Monday.AddDays(3), turn.Out[1].FireAt);
    }

    [Fact]
    public void A_transaction_without_a_turn_is_none() => Assert.Null(StoredTurns.Turn(
        """{"PartitionKey":"run","RowKey":"s1","Execution":0,"Turns":1,"Attempts":1,"UpdatedAt":"2026-03-02T08:00:00Z"}"""));

    [Fact]
    public void Continuing_as_new_is_a_turn_although_its_history_is_not_kept()
    {
        var turn = StoredTurns.Turn("""{"PartitionKey":"run","RowKey":"s1","Execution":1,"Turns":0,"UpdatedAt":"2026-03-02T08:00:00Z"}""");

        Assert.True(turn!.ContinuesAsNew);
        Assert.Equal((1, 1), (EngineHistory.WorkOf([turn], []).Turns, EngineHistory.WorkOf([turn], []).ContinuedAsNew));
    }

    [Fact]
    public void A_timer_of_an_execution_that_continued_as_new_wakes_until_then_and_no_longer()
    {
        var continued = StoredTurns.Turn("""{"PartitionKey":"run","RowKey":"s1","Execution":1,"Turns":0,"UpdatedAt":"2026-03-06T08:00:00Z"}""")!;
        TurnRecord[] turns =
        [
            Samples.Turn(0, [new("start")], Samples.Timer(0, 30)) with { Execution = "h1:abc:000000:" },
            Samples.Turn(4, [new("start")], Samples.Timer(0, 34)) with { Execution = "h1:abc:000001:" },
            Samples.Turn(40, [new("event")], End) with { Execution = "h1:abc:000001:" },
        ];

        var work = EngineHistory.WorkOf([.. turns, continued], []);

        // One until the fourth day, when the first execution was over; nine in the thirty days of the second.
        Assert.Equal((1 + 9, 2, 1), (work.TimerLegs, work.TimersGivenUp, work.ContinuedAsNew));
    }

    [Theory]
    [InlineData("""{"PartitionKey":"run","RowKey":"s1","Name":"Run"}""", true)]
    [InlineData("""{"PartitionKey":"run","RowKey":"s1","Name":"Run","Parent":"{}"}""", false)]
    public void An_orchestration_that_names_no_parent_was_started_by_a_client(string body, bool byClient) =>
        Assert.Equal(new Creation("run", "Run", byClient), StoredTurns.Creation(body));

    [Fact]
    public void A_message_that_is_stored_creates_nothing() => Assert.Null(StoredTurns.Creation("""{"PartitionKey":"run","RowKey":"i1:7","Data":"{}"}"""));
}

using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;

namespace Onboarding.Unit.Tests.Listing;

public sealed class IndexRangeTests
{
    private static readonly DateTimeOffset Now = SampleGate.Opened;

    private static readonly ListedRun Listed = new(
        SampleGate.Run, RunCard.Of(SampleGate.Run with { WaitsSince = SampleGate.Opened }, SampleGate.Opened.AddDays(-1)), ["mei"], ["mei"]);

    public static TheoryData<RunFilter> Filters => new(
        new RunFilter(), new RunFilter { Stage = "contract" }, new RunFilter { Status = RunStatus.Running }, new RunFilter { Overdue = true },
        new RunFilter { WaitsFor = "mei" }, new RunFilter { Search = "sal" }, new RunFilter { Search = "blue lantern" },
        new RunFilter { Stage = "contract", Status = RunStatus.Running, Overdue = true, Search = "retail", WaitsFor = "mei" });

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_run_that_a_filter_means_stands_in_its_range_for_all_and_for_a_person(RunFilter filter)
    {
        Assert.True(filter.Holds(Listed.Card, Now));
        Assert.True(IsFoundBy(filter));
        Assert.True(IsFoundBy(filter with { SeenBy = "mei" }));
        Assert.False(IsFoundBy(filter with { SeenBy = "another" }));
    }

    [Theory]
    [InlineData("stage:contract", "contract", null, false)]
    [InlineData("status:failed", "contract", RunStatus.Failed, false)]
    [InlineData("status:scaledUp", null, RunStatus.ScaledUp, false)]
    [InlineData("ended", "contract", null, true)]
    [InlineData("ended", null, null, true)]
    [InlineData("runs", null, null, false)]
    public void The_smallest_range_is_read(string partition, string? stage, RunStatus? status, bool ended) =>
        Assert.Equal(partition, IndexRange.Of(new RunFilter { Stage = stage, Status = status, Ended = ended }, Now)!.Partition);

    [Fact]
    public void A_stage_alone_means_runs_that_are_there_and_with_an_ended_status_those_that_ended_there()
    {
        var (live, ended) = (Listed.Card, Listed.Card with { Status = RunStatus.Stopped });

        Assert.True(new RunFilter { Stage = "contract" }.Holds(live, Now));
        Assert.False(new RunFilter { Stage = "contract" }.Holds(ended, Now));
        Assert.True(new RunFilter { Stage = "contract", Ended = true }.Holds(ended, Now));
        Assert.True(new RunFilter { Stage = "contract", Status = RunStatus.Stopped }.Holds(ended, Now));
    }

    [Fact]
    public void A_run_is_overdue_only_after_the_instant() => Assert.False(new RunFilter { Overdue = true }.Holds(Listed.Card with { DueAt = Now }, Now));

    [Fact]
    public void What_follows_the_prefix_of_a_row_is_a_continuation() =>
        Assert.All(IndexPlace.Of(Listed).Where(place => !place.Partition.StartsWith("person:", StringComparison.Ordinal)), place => Assert.True(IndexRange.IsContinuation(place.Key)));

    [Theory]
    [InlineData("word:x")]
    [InlineData("a' or 1:2516840000000000000:run-1")]
    [InlineData(":2516840000000000000:run-1")]
    public void Other_texts_are_none(string text) => Assert.False(IndexRange.IsContinuation(text));

    private static bool IsFoundBy(RunFilter filter) => IndexRange.Of(filter, Now) is { } range
        && (range.Partition == "runs" || IndexPlace.Of(Listed).Any(place => place.Partition == range.Partition
            && string.CompareOrdinal(place.Key, range.From) >= 0 && string.CompareOrdinal(place.Key, range.To) < 0));
}

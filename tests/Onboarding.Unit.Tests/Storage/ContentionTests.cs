using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class ContentionTests
{
    [Fact]
    public void Each_lost_race_doubles_the_longest_pause_up_to_a_bound()
    {
        var longest = Enumerable.Range(1, 12).Select(attempt => Contention.PauseAfter(attempt, 1).TotalMilliseconds);

        Assert.Equal([10, 20, 40, 80, 160, 320, 500, 500, 500, 500, 500, 500], longest);
    }

    [Fact]
    public void Chance_spreads_the_pauses_from_nothing_to_the_longest() =>
        Assert.Equal([0, 80, 160], new[] { 0, 0.5, 1 }.Select(share => Contention.PauseAfter(5, share).TotalMilliseconds));
}

using Onboarding.Functions.Reconciling;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Reconciling;

public sealed class SuspicionsTests
{
    private static readonly Fault Stuck = Named("stuck");
    private static readonly Fault Other = Named("other");

    [Fact]
    public void A_fault_counts_when_it_is_found_again()
    {
        var suspicions = new Suspicions(TimeSpan.Zero);

        Assert.Empty(suspicions.Confirm("run-1", [Stuck]));
        Assert.Equal([Stuck], suspicions.Confirm("run-1", [Stuck, Other]));
    }

    [Fact]
    public void One_that_was_gone_meanwhile_is_a_new_one()
    {
        var suspicions = new Suspicions(TimeSpan.Zero);
        suspicions.Confirm("run-1", [Stuck]);
        suspicions.Confirm("run-1", []);

        Assert.Empty(suspicions.Confirm("run-1", [Stuck]));
    }

    [Fact]
    public void The_same_fault_of_another_run_is_another_one()
    {
        var suspicions = new Suspicions(TimeSpan.Zero);
        suspicions.Confirm("run-1", [Stuck]);

        Assert.Empty(suspicions.Confirm("run-2", [Stuck]));
        Assert.Equal([Stuck], suspicions.Confirm("run-1", [Stuck]));
    }

    [Fact]
    public void One_that_was_healed_is_waited_for_anew()
    {
        var suspicions = new Suspicions(TimeSpan.Zero);
        suspicions.Confirm("run-1", [Stuck]);
        suspicions.Confirm("run-1", [Stuck]);

        Assert.Empty(suspicions.Confirm("run-1", [Stuck]));
    }

    [Fact]
    public void What_was_found_a_moment_ago_is_left_alone()
    {
        var suspicions = new Suspicions(TimeSpan.FromDays(1));
        suspicions.Confirm("run-1", [Stuck]);

        Assert.Empty(suspicions.Confirm("run-1", [Stuck]));
    }

    private static Fault Named(string key) => new(key, "gate-woken", "a gate", _ => Task.FromResult(true));
}

using Onboarding.Workflows.History;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.History;

public sealed class PurgeRuleTests
{
    private static readonly DateTimeOffset Cutoff = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Cutoff.AddDays(-1);

    [Theory]
    [InlineData("run-1", "run-1")]
    [InlineData("run-1:pilot:2", "run-1")]
    [InlineData("run-1:mail:gate-requirements:request:0", "run-1")]
    [InlineData("events:w1:run-1", null)]
    [InlineData("events:w1:run-1:replay:4", null)]
    public void An_instance_belongs_to_the_run_that_its_id_begins_with(string instanceId, string? runId) => Assert.Equal(runId, PurgeRule.RunOf(instanceId));

    [Fact]
    public void What_belongs_to_a_run_that_goes_on_stays_however_old_it_is() =>
        Assert.False(PurgeRule.MayGo(Before.AddYears(-3), "run-1", Of(RunStatus.ScaledUp, Before), Cutoff));

    [Fact]
    public void What_belongs_to_a_run_that_ended_long_ago_goes() => Assert.True(PurgeRule.MayGo(Before, "run-1", Of(RunStatus.Exited, Before), Cutoff));

    [Fact]
    public void What_belongs_to_a_run_that_ended_only_now_stays() => Assert.False(PurgeRule.MayGo(Before, "run-1", Of(RunStatus.Exited, Cutoff), Cutoff));

    [Fact]
    public void What_belongs_to_a_run_whose_cancellation_is_still_carried_out_stays() =>
        Assert.False(PurgeRule.MayGo(Before, "run-1", Of(RunStatus.Cancelled, Before) with { IsWindingUp = true }, Cutoff));

    [Fact]
    public void What_belongs_to_a_run_that_is_not_there_any_more_goes() => Assert.True(PurgeRule.MayGo(Before, "run-1", null, Cutoff));

    [Fact]
    public void What_only_told_events_goes_by_its_own_age()
    {
        Assert.True(PurgeRule.MayGo(Before, null, null, Cutoff));
        Assert.False(PurgeRule.MayGo(Cutoff, null, null, Cutoff));
    }

    private static Run Of(RunStatus status, DateTimeOffset updatedAt) => new()
    {
        Id = "run-1",
        Company = "Acme",
        Title = "Support",
        Language = "en",
        PlaybookId = "standard",
        PlaybookVersion = "1",
        Status = status,
        Stage = StageIds.Exit,
        StageState = StageState.Preparing,
        CreatedAt = updatedAt.AddMonths(-8),
        UpdatedAt = updatedAt,
    };
}

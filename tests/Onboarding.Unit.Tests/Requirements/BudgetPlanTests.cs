using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class BudgetPlanTests
{
    [Fact]
    public void The_first_year_is_twelve_months_with_hidden_costs_and_the_buffer_on_both()
    {
        var plan = BudgetPlan.Of(Budget(372_000, 255_000, 0.15m, 90_000, 30_000));

        Assert.Equal(new BudgetPlan(3_060_000, 120_000, 477_000, 4_464_000), plan);
        Assert.Equal(3_657_000, plan.Total);
        Assert.Equal(0.1808m, decimal.Round(plan.Saving, 4));
    }

    [Theory]
    [InlineData(100, 100, 0, 0)]
    [InlineData(100, 110, 0, -0.1)]
    [InlineData(0, 100, 0.1, 0)]
    public void Saving_is_a_share_of_today_s_cost(int today, int expected, double buffer, double saving) =>
        Assert.Equal((decimal)saving, BudgetPlan.Of(Budget(today, expected, (decimal)buffer)).Saving);

    [Fact]
    public void A_larger_buffer_or_a_hidden_cost_never_makes_it_cheaper() => Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 20], Gen.Int[0, 1000]).Sample((cost, buffer, hidden) =>
        BudgetPlan.Of(Budget(1, cost, (buffer + 1) / 100m, hidden)).Total >= BudgetPlan.Of(Budget(1, cost, buffer / 100m)).Total);

    private static Budget Budget(decimal today, decimal expected, decimal buffer, params decimal[] hidden) => SampleFile.Request.Budget with
    {
        CurrentMonthlyCost = today,
        ExpectedMonthlyCost = expected,
        BufferShare = buffer,
        HiddenCosts = [.. hidden.Select(amount => new HiddenCost("set-up", amount))],
    };
}

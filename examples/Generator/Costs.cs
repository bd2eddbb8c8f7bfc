using System.Globalization;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>What a month of the running service cost.</summary>
/// <param name="Month"><c>yyyy-MM</c>.</param>
/// <param name="Amount">In the budget's currency.</param>
public sealed record MonthlyCost(string Month, decimal Amount);

/// <summary>Invoices from the month in which the ramp began to the last one that is over at the first business review.</summary>
internal static class Costs
{
    public static IReadOnlyList<MonthlyCost> All(Playbook playbook, SeededRandom random)
    {
        var ramp = PilotPlans.StartsOn.AddDays(PilotPlans.LengthDays);
        var review = ramp.AddDays(playbook.ScaleUp.Steps.Sum(step => step.Days) + playbook.Operations.FirstReviewAfterDays);
        var costs = new List<MonthlyCost>();
        for (var month = new DateOnly(ramp.Year, ramp.Month, 1); month.AddMonths(1) <= review; month = month.AddMonths(1))
            costs.Add(new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), random.Between(2_310, 2_490) * 100m));
        return costs;
    }
}

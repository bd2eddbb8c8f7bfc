using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Functions.Readings;

/// <summary>Readings as they were handed in.</summary>
/// <param name="Items">The readings.</param>
/// <param name="Lines">With CSV: the line of each.</param>
/// <param name="Reason">Why earlier values are corrected; null when nothing is said.</param>
internal sealed record HandIn(IReadOnlyList<Reading> Items, IReadOnlyList<int>? Lines, string? Reason)
{
    /// <summary>Hands them in; what is wrong with <c>items[3].kpi</c> is said of its line when they came as CSV.</summary>
    public async Task HandInAsync(Func<IReadOnlyList<Reading>, Task> take)
    {
        try
        {
            await take(Items);
        }
        catch (InvalidInputException invalid) when (Lines is not null)
        {
            throw new InvalidInputException(FileErrors.Of(invalid.Errors, Lines));
        }
    }
}

namespace Onboarding.Workflows.Contract;

/// <summary>The price with its full breakdown (S1), in the budget's currency. Row <c>contract-price</c>.</summary>
public sealed record ContractPrice
{
    /// <summary>The service at the run's normal volumes, a month.</summary>
    public required decimal MonthlyService { get; init; }

    /// <summary>Setting up, once.</summary>
    public decimal? SetUp { get; init; }

    /// <summary>First training, once.</summary>
    public decimal? Training { get; init; }

    /// <summary>Quality assurance, a month.</summary>
    public decimal? MonthlyQualityAssurance { get; init; }

    /// <summary>Reports, a month.</summary>
    public decimal? MonthlyReports { get; init; }

    /// <summary>Nights, weekends and holidays, a month.</summary>
    public decimal? MonthlyAfterHours { get; init; }

    /// <summary>Peaks, over a year.</summary>
    public decimal? YearlySurge { get; init; }
}

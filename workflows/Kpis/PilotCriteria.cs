using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Kpis;

/// <summary>
/// What the pilot is judged by, fixed as its stage begins: whatever is changed afterwards, of the request or of a rule, changes no verdict.
/// Row <c>pilot-criteria</c>.
/// </summary>
public sealed record PilotCriteria
{
    /// <summary>The KPIs with the run's own targets, directions, margins and what is critical.</summary>
    public required IReadOnlyList<Kpi> Kpis { get; init; }

    /// <summary>Values before outsourcing.</summary>
    public required IReadOnlyList<BaselineValue> Baseline { get; init; }

    /// <summary>Days of the pilot on which it is reviewed, its last day among them, as planned.</summary>
    public required IReadOnlyList<int> ReviewDays { get; init; }

    /// <summary>Longest pilot in days: all the information there can be.</summary>
    public required int MaximumDays { get; init; }

    /// <summary>One-sided chance, over all reviews, that a KPI gets a verdict by luck.</summary>
    public required decimal ErrorRate { get; init; }

    /// <summary>How that chance is spent over the reviews.</summary>
    public required SpendingRule Spending { get; init; }

    /// <summary>Day on which they were fixed (UTC); null in a run whose pilot began before there were such criteria.</summary>
    public DateOnly? FixedOn { get; init; }

    /// <summary>The criteria that a run's request and playbook make now.</summary>
    /// <param name="file">The run.</param>
    /// <param name="reviewDays">Days of review as planned.</param>
    public static PilotCriteria Of(RunFile file, IReadOnlyList<int> reviewDays) => new()
    {
        // The margin that counts is written down, also where it is the default.
        Kpis = [.. file.Kpis.Select(kpi => kpi.Target is null && BaselineOf(kpi, file.Request) is { } before
            ? kpi with { Margin = Benchmark.MarginOf(kpi, before.Value) } : kpi)],
        Baseline = file.Request.Baseline,
        ReviewDays = reviewDays,
        MaximumDays = file.Playbook.Pilot.MaximumDays,
        ErrorRate = file.Playbook.Pilot.ErrorRate,
        Spending = file.Playbook.Pilot.Spending,
    };

    /// <summary>The run's fixed criteria; of a pilot that began before there were any, what request and playbook say.</summary>
    public static async Task<PilotCriteria> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) =>
        await store.FindAsync<PilotCriteria>(file.Run.Id, RowKeys.PilotCriteria, cancellation) ?? Of(file, file.Playbook.Pilot.ReviewDays);

    /// <summary>How sure a verdict must be at a review.</summary>
    /// <param name="days">Days of the reviews that were held, this one among them.</param>
    public Look LookAt(IEnumerable<int> days) => Look.AtReview(days, MaximumDays, (double)ErrorRate, Spending);

    /// <summary>Judges readings by these criteria.</summary>
    /// <param name="readings">Readings of the time that is judged.</param>
    /// <param name="look">How sure a verdict must be; null: these readings are looked at once.</param>
    public IReadOnlyList<KpiVerdict> Judge(IReadOnlyList<Reading> readings, Look? look = null) => KpiVerdicts.Of(Kpis, Baseline, readings, look);

    private static BaselineValue? BaselineOf(Kpi kpi, OnboardingRequest request) => request.Baseline.FirstOrDefault(value => value.Kpi == kpi.Id);
}

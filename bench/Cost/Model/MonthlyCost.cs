namespace Onboarding.Bench.Cost.Model;

/// <summary>What a month costs.</summary>
internal static class MonthlyCost
{
    private const double SecondsOfMonth = 730 * 3600;
    private const double KilobytesOfGb = 1e6;

    // Flex Consumption scales HTTP functions and Durable ones apart, each with instances of its own.
    private const int ScaleGroups = 2;

    /// <summary>Without a single run. Free grants are not taken off yet.</summary>
    public static IReadOnlyList<CostPart> Fixed(IReadOnlyList<TimerCost> timers, Assumptions assumed, HubSettings hub, BackEnd backEnd)
    {
        var parts = timers.Select(timer => new CostPart($"timer {timer.Name}", Timer(timer, assumed))).ToList();
        if (backEnd == BackEnd.AzureStorage) parts.Add(new("idle hub", Expenses.Of(AzureStorageBackEnd.IdleMonth(hub))));
        parts.Add(new("metrics of an instance up all month", Expenses.Of(PriceIds.Logs, hub.HoursUp * 60 * assumed.MetricKilobytesOfMinute / KilobytesOfGb)));
        parts.Add(new("secrets", Expenses.Of(PriceIds.Secrets, assumed.SecretReadsOfMonth)));
        return parts;
    }

    /// <summary>One instance for HTTP and one for Durable kept ready all month; only where it is switched on.</summary>
    public static Expenses AlwaysReady(Assumptions assumed) =>
        Expenses.Of(PriceIds.AlwaysReadyBaseline, ScaleGroups * assumed.InstanceGb * SecondsOfMonth);

    /// <summary>A month in which so many runs are started and as many end, each of whose life falls into it in shares.</summary>
    /// <returns>Everything that is billed, free grants taken off once.</returns>
    public static Expenses Bill(RunCounts run, Assumptions assumed, HubSettings hub, BackEnd backEnd, PriceList prices)
    {
        var all = RunCost.Sum(Fixed(run.Timers, assumed, hub, backEnd)) + RunCost.Sum(RunCost.Of(run, assumed, backEnd)) * assumed.RunsStartedInMonth;
        return AfterGrants(all, prices);
    }

    /// <summary>A month's sum without what is free each month.</summary>
    public static Expenses AfterGrants(Expenses month, PriceList prices)
    {
        var usage = new FlexUsage(month.UnitsOf(PriceIds.Executions), month.UnitsOf(PriceIds.GbSeconds)).After(prices.Grant);
        var logs = Math.Max(0, month.UnitsOf(PriceIds.Logs) - (double)prices[PriceIds.Logs].FreeEachMonth);
        var others = month.Items.Where(item => item.PriceId is not (PriceIds.Executions or PriceIds.GbSeconds or PriceIds.Logs));
        return new Expenses([.. others]) + Expenses.Of(usage) + Expenses.Of(PriceIds.Logs, logs);
    }

    private static Expenses Timer(TimerCost timer, Assumptions assumed)
    {
        var schedule = new StorageWork { BlobWrites = timer.KeepsSchedule ? 1 : 0 };
        return (RunCost.Work(FlexUsage.Short(1, assumed.InstanceGb), assumed) + Expenses.Of(timer.Empty + schedule)) * timer.PassesOfMonth;
    }
}

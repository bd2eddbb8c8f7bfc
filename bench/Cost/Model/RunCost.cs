namespace Onboarding.Bench.Cost.Model;

/// <summary>Which back end keeps the orchestrations.</summary>
internal enum BackEnd
{
    AzureStorage,

    /// <summary>The Durable Task Scheduler, Consumption SKU.</summary>
    Scheduler,
}

/// <summary>One part of what a run costs.</summary>
internal sealed record CostPart(string Name, Expenses Expenses);

/// <summary>What a run costs over its life, free grants left out: they belong to a month and not to a run.</summary>
internal static class RunCost
{
    private const double DaysOfMonth = 730.0 / 24;
    private const double BytesOfGb = 1e9;

    // RunChanges: an open page looks for changes each five seconds, at the run's head and at its audit, and is told to come again after four minutes.
    private const double ChangeLookSeconds = 5;
    private const double RequestsOfLook = 2;
    private const double SecondsOfStream = 240;

    public static IReadOnlyList<CostPart> Of(RunCounts run, Assumptions assumed, BackEnd backEnd) =>
    [
        new("requests of people", Work(new FlexUsage(run.Requests, run.RequestSeconds * assumed.InstanceGb), assumed)),
        new("the product's tables and blobs", Expenses.Of(run.Product)),
        new("orchestrations: executions", Work(FlexUsage.Short(run.Engine.Executions, assumed.InstanceGb), assumed)),
        new("orchestrations: back end", OfBackEnd(run.Engine, backEnd)),
        new("digests", Digests(run, assumed, backEnd)),
        new("timers that look at it while it lives", Timers(run, assumed, backEnd)),
        new("page views", PageViews(run, assumed)),
        new("open pages", OpenPages(assumed)),
        new("kept", Expenses.Of(PriceIds.TableStorage, (run.ProductBytes + run.EngineBytes) / BytesOfGb * (Months(run) / 2 + assumed.MonthsKept))),
    ];

    public static Expenses Sum(IEnumerable<CostPart> parts) => parts.Aggregate(Expenses.None, (sum, part) => sum + part.Expenses);

    /// <summary>What a back end takes for some work, executions apart.</summary>
    public static Expenses OfBackEnd(EngineWork work, BackEnd backEnd) => backEnd == BackEnd.AzureStorage
        ? Expenses.Of(AzureStorageBackEnd.Of(work))
        : Expenses.Of(PriceIds.SchedulerActions, SchedulerBackEnd.Actions(work));

    /// <summary>Executions with the logs that they write.</summary>
    public static Expenses Work(FlexUsage usage, Assumptions assumed) =>
        Expenses.Of(usage) + Expenses.Of(PriceIds.Logs, usage.Executions * assumed.LogKilobytesOfExecution * 1000 / BytesOfGb);

    public static double Months(RunCounts run) => run.Length.TotalDays / DaysOfMonth;

    private static Expenses Digests(RunCounts run, Assumptions assumed, BackEnd backEnd)
    {
        var digests = run.Length.TotalDays / 7 * assumed.WorkdaysOfWeek * assumed.ManagersOfRun;
        var one = Work(FlexUsage.Short(run.Digest.Executions, assumed.InstanceGb), assumed)
            + OfBackEnd(run.Digest, backEnd)
            + Expenses.Of(run.Activity * run.Digest.Activities);
        return one * digests;
    }

    private static Expenses Timers(RunCounts run, Assumptions assumed, BackEnd backEnd) => run.Timers.Aggregate(Expenses.None, (sum, timer) =>
    {
        var passes = timer.PassesOfMonth * Months(run);
        // Only the time that it adds, one request after the other: the pass itself, with its least second, comes anyhow.
        var time = new FlexUsage(0, (timer.OfRun.Total + timer.StateReadsOfRun) * assumed.SecondsOfRequest * assumed.InstanceGb);
        var looks = new EngineWork { StateReads = timer.StateReadsOfRun };
        return sum + (Expenses.Of(timer.OfRun) + Expenses.Of(time) + OfBackEnd(looks, backEnd)) * passes;
    });

    private static Expenses PageViews(RunCounts run, Assumptions assumed) =>
        (Work(FlexUsage.Short(1, assumed.InstanceGb), assumed) + Expenses.Of(run.PageView)) * assumed.PageViewsOfRun;

    private static Expenses OpenPages(Assumptions assumed)
    {
        var seconds = assumed.OpenPageHoursOfRun * 3600;
        return Work(new FlexUsage(seconds / SecondsOfStream, seconds / assumed.OpenPagesTogether * assumed.InstanceGb), assumed)
            + Expenses.Of(PriceIds.TableOperations, seconds / ChangeLookSeconds * RequestsOfLook);
    }
}

using Onboarding.Bench.Cost.Counting;
using Onboarding.Bench.Cost.Model;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Cost;

/// <summary>What a run and a month cost.</summary>
public sealed class CostTests
{
    private static readonly HubSettings Hub = new();

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_100)]
    [InlineData(2_345, 2_400)]
    public void A_period_is_billed_as_a_second_at_least_and_then_by_begun_tenths(double milliseconds, double billed) =>
        Assert.Equal(billed, FlexUsage.Billed(milliseconds));

    [Fact]
    public void Both_back_ends_share_everything_but_their_own_work()
    {
        var (storage, scheduler) = (RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.AzureStorage), RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.Scheduler));
        string[] own = ["orchestrations: back end", "digests", "timers that look at it while it lives"];

        Assert.Equal(storage.Select(part => part.Name), scheduler.Select(part => part.Name));
        Assert.All(storage.Zip(scheduler).Where(pair => !own.Contains(pair.First.Name)), pair => Assert.Equal(pair.First.Expenses.Items, pair.Second.Expenses.Items));
        Assert.Equal(Samples.Run.Product.Table, UnitsOf(scheduler, "the product's tables and blobs", PriceIds.TableOperations));
    }

    [Fact]
    public void The_scheduler_asks_nothing_of_queues_and_azure_storage_dispatches_no_actions()
    {
        var (storage, scheduler) = (RunCost.Sum(RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.AzureStorage)), RunCost.Sum(RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.Scheduler)));

        Assert.Equal((true, 0), (storage.UnitsOf(PriceIds.QueueOperations) > 0, storage.UnitsOf(PriceIds.SchedulerActions)));
        Assert.Equal((0, true), (scheduler.UnitsOf(PriceIds.QueueOperations), scheduler.UnitsOf(PriceIds.SchedulerActions) > 0));
    }

    [Fact]
    public void Twice_the_turns_raise_a_runs_price_by_their_table_requests_and_executions()
    {
        var work = Samples.Run.Engine;
        var twice = Samples.Run with { Engine = work with { Turns = work.Turns * 2, HistoryReads = work.HistoryReads * 2, HistoryWrites = work.HistoryWrites * 2 } };

        var (before, after) = (Sum(Samples.Run), Sum(twice));

        Assert.Equal(3 * work.Turns, after.UnitsOf(PriceIds.TableOperations) - before.UnitsOf(PriceIds.TableOperations), 6);
        Assert.Equal(work.Turns, after.UnitsOf(PriceIds.Executions) - before.UnitsOf(PriceIds.Executions), 6);
        Assert.Equal(work.Turns * Samples.Assumed.InstanceGb, after.UnitsOf(PriceIds.GbSeconds) - before.UnitsOf(PriceIds.GbSeconds), 6);
        Assert.Equal(before.UnitsOf(PriceIds.QueueOperations), after.UnitsOf(PriceIds.QueueOperations));
    }

    [Fact]
    public void The_free_grant_is_taken_off_a_months_sum_once()
    {
        var month = Expenses.Of(new FlexUsage(600_000, 250_000));

        var once = MonthlyCost.AfterGrants(month + Expenses.Of(new FlexUsage(100_000, 50_000)), Samples.Prices);

        Assert.Equal((700_000 - 250_000, 300_000 - 100_000), (once.UnitsOf(PriceIds.Executions), once.UnitsOf(PriceIds.GbSeconds)));
    }

    [Fact]
    public void A_bill_is_what_is_fixed_and_what_runs_cost_less_one_grant()
    {
        var all = RunCost.Sum(MonthlyCost.Fixed([Samples.EachFiveSeconds], Samples.Assumed, Hub, BackEnd.AzureStorage)) + Sum(Busy) * Samples.Assumed.RunsStartedInMonth;

        var bill = MonthlyCost.Bill(Busy, Samples.Assumed, Hub, BackEnd.AzureStorage, Samples.Prices);

        Assert.Equal(all.UnitsOf(PriceIds.GbSeconds) - Samples.Prices.Grant.GbSeconds, bill.UnitsOf(PriceIds.GbSeconds), 3);
        Assert.Equal(all.UnitsOf(PriceIds.Executions) - Samples.Prices.Grant.Executions, bill.UnitsOf(PriceIds.Executions), 3);
        Assert.Equal(all.UnitsOf(PriceIds.TableOperations), bill.UnitsOf(PriceIds.TableOperations), 3);
    }

    [Fact]
    public void A_grant_that_is_not_used_up_pays_for_nothing_else() => Assert.Equal(FlexUsage.None, new FlexUsage(10, 20).After(Samples.Prices.Grant));

    [Fact]
    public void A_runs_own_price_leaves_grants_out() => Assert.Equal(
        Samples.Run.RequestSeconds * Samples.Assumed.InstanceGb, UnitsOf(RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.Scheduler), "requests of people", PriceIds.GbSeconds));

    [Fact]
    public void A_timer_each_five_seconds_executes_for_a_fifth_of_the_month_and_says_so()
    {
        var fixedParts = MonthlyCost.Fixed([Samples.EachFiveSeconds], Samples.Assumed, Hub, BackEnd.Scheduler);

        Assert.Equal(730 * 3600 / 5 * Samples.Assumed.InstanceGb, UnitsOf(fixedParts, "timer TellEvents", PriceIds.GbSeconds), 3);
        Assert.Equal(0, UnitsOf(fixedParts, "timer TellEvents", PriceIds.BlobWrites));
    }

    [Fact]
    public void Only_azure_storage_has_a_hub_of_ones_own_that_idles()
    {
        Assert.Contains(MonthlyCost.Fixed([], Samples.Assumed, Hub, BackEnd.AzureStorage), part => part.Name == "idle hub");
        Assert.DoesNotContain(MonthlyCost.Fixed([], Samples.Assumed, Hub, BackEnd.Scheduler), part => part.Name == "idle hub");
    }

    [Fact]
    public void An_instance_that_is_up_tells_its_metrics_each_minute_with_either_back_end() => Assert.All(Enum.GetValues<BackEnd>(), backEnd => Assert.Equal(
        730 * 60 * Samples.Assumed.MetricKilobytesOfMinute / 1e6,
        UnitsOf(MonthlyCost.Fixed([], Samples.Assumed, Hub, backEnd), "metrics of an instance up all month", PriceIds.Logs), 6));

    [Fact]
    public void A_run_that_lives_twice_as_long_is_looked_at_twice_as_often()
    {
        var longer = Samples.Run with { Length = Samples.Run.Length * 2 };

        Assert.Equal(
            2 * UnitsOf(RunCost.Of(Samples.Run, Samples.Assumed, BackEnd.AzureStorage), "timers that look at it while it lives", PriceIds.TableOperations),
            UnitsOf(RunCost.Of(longer, Samples.Assumed, BackEnd.AzureStorage), "timers that look at it while it lives", PriceIds.TableOperations),
            3);
    }

    [Fact]
    public void A_live_run_lengthens_each_pass_by_its_requests()
    {
        var month = Samples.Run with { Length = TimeSpan.FromHours(730) };

        // Six requests to tables and a look at an orchestration, 8,760 times.
        Assert.Equal(
            8_760 * 7 * Samples.Assumed.SecondsOfRequest * Samples.Assumed.InstanceGb,
            UnitsOf(RunCost.Of(month, Samples.Assumed, BackEnd.Scheduler), "timers that look at it while it lives", PriceIds.GbSeconds),
            3);
    }

    [Theory]
    [InlineData("*/5 * * * * *", 525_600)]
    [InlineData("0 */5 * * * *", 8_760)]
    [InlineData("0 40 * * * *", 730)]
    public void A_schedule_comes_so_often_in_a_month(string schedule, int passes) => Assert.Equal(passes, TimerSchedules.PassesOfMonth(schedule));

    [Fact]
    public void Every_timer_function_of_the_app_has_its_schedule()
    {
        var timers = TimerSchedules.Read(File.ReadAllText(Repository.At("functions", "local.settings.json")));

        Assert.Contains(timers, timer => timer is { Name: "TellEvents", KeepsSchedule: false });
        Assert.Contains(timers, timer => timer is { Name: "ReconcileRuns", KeepsSchedule: true });
        Assert.All(timers, timer => Assert.True(timer.PassesOfMonth > 0, timer.Name));
    }

    [Fact]
    public void The_counted_app_has_the_middleware_of_the_app()
    {
        static List<string> Middleware(params string[] path) =>
            [.. File.ReadLines(Repository.At(path)).Select(line => line.Trim()).Where(line => line.StartsWith("builder.UseMiddleware<", StringComparison.Ordinal))];

        Assert.Equal(
            Middleware("functions", "Program.cs"),
            Middleware("bench", "Cost", "Counting", "CountedApp.cs").Where(line => !line.Contains(nameof(CountingMiddleware), StringComparison.Ordinal)));
    }

    // Its executions alone use up the grant, so that what is left of it cannot hide.
    private static RunCounts Busy => Samples.Run with { Requests = 10_000, RequestSeconds = 10_000, Timers = [Samples.EachFiveSeconds] };

    private static Expenses Sum(RunCounts run) => RunCost.Sum(RunCost.Of(run, Samples.Assumed, BackEnd.AzureStorage));

    private static double UnitsOf(IEnumerable<CostPart> parts, string name, string priceId) => parts.Single(part => part.Name == name).Expenses.UnitsOf(priceId);
}

using Onboarding.Bench.Cost.Counting;
using Onboarding.Bench.Cost.Model;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Bench.Cost;

/// <summary>Counts what a whole run takes, and tells what that costs on Azure with each of the two back ends.</summary>
internal static class CostScenario
{
    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        var played = await new CountedPlay(azurite.ConnectionString).RunAsync();
        RequireThatLooksChangeNothing(played.Counts);
        var run = CountsOf(
            played,
            TimerSchedules.Read(Read("local.settings.json")),
            await StoredBytes.OfTablesAsync(azurite.ConnectionString, IsOfProduct) + await StoredBytes.OfBlobsAsync(azurite.ConnectionString, name => !name.EndsWith("-hub", StringComparison.Ordinal)),
            await StoredBytes.OfTablesAsync(azurite.ConnectionString, name => !IsOfProduct(name)));
        var told = new CostReport(report);
        told.Counts(played, run);
        told.Prices(run, Assumptions.Read(Read("Cost", "assumptions.json")), HubSettings.Read(Read("host.json")), PriceList.Read(Read("Cost", "prices.json")));
    }

    /// <summary>The model's view of what was counted.</summary>
    public static RunCounts CountsOf(CountedRun played, IReadOnlyList<TimerSchedule> schedules, long productBytes, long engineBytes)
    {
        var counts = played.Counts;
        // Digests go out by the calendar and not by the run: they are told apart, and the model adds as many as there are working days.
        var engine = EngineHistory.WorkOf(counts.Turns, counts.Created, instance => !IsDigest(instance));
        var digests = EngineHistory.WorkOf(counts.Turns, counts.Created, IsDigest);
        var activity = counts.WorkOf(Owner.Product, Account.Workflow) * (1 / (engine.Activities + digests.Activities));
        var requests = counts.Executions.Where(one => one.Account == Account.Requests).ToList();
        var pages = counts.Executions.Where(one => one.Account == Account.Pages).Sum(one => one.Count);
        return new RunCounts
        {
            Length = played.Length,
            Product = counts.WorkOf(Owner.Product, Account.Requests, Account.Workflow) + activity * -digests.Activities,
            Engine = engine,
            Requests = requests.Sum(one => one.Count),
            RequestSeconds = requests.Sum(one => one.BilledSeconds),
            ProductBytes = productBytes,
            EngineBytes = engineBytes,
            PageView = counts.WorkOf(Owner.Product, Account.Pages) * (1.0 / pages),
            Digest = digests * (1 / digests.ClientStarts),
            Activity = activity,
            Timers = [.. schedules.Select(schedule => TimerOf(schedule, counts.Passes))],
        };
    }

    // A pass costs what it does without a run, and on top what it does more while there is one; the play has exactly one.
    private static TimerCost TimerOf(TimerSchedule schedule, IReadOnlyList<TimerPass> passes)
    {
        var (with, without) = (Of(true), Of(false));
        return new TimerCost(
            schedule.Name,
            schedule.PassesOfMonth,
            new StorageWork { Table = without.Operations },
            new StorageWork { Table = Math.Max(0, with.Operations - without.Operations) },
            with.StateReads,
            schedule.KeepsSchedule);

        (double Operations, double StateReads) Of(bool hasRun)
        {
            var some = passes.Where(pass => pass.Name == schedule.Name && pass.HasRun == hasRun).ToList();
            return some.Count == 0 ? default : (some.Average(pass => pass.Operations), some.Average(pass => pass.StateReads));
        }
    }

    private static void RequireThatLooksChangeNothing(PlayCounts counts)
    {
        var writes = counts.Operations.Where(one => one is { Account: Account.Looks, Owner: Owner.Product } && one.Kind is not ("table read" or "table query" or "blob read")).ToList();
        if (writes.Count > 0) throw new InvalidOperationException($"What was counted as a look writes, so it must not be left out: {string.Join(", ", writes)}");
    }

    // As MailOrder.Digest names them.
    private static bool IsDigest(string instance) => instance.Contains($":mail:{MailKinds.Digest}:", StringComparison.Ordinal);

    private static bool IsOfProduct(string table) => TablesAtStart.Names.Contains(table);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([AppContext.BaseDirectory, .. path]));
}

using System.Diagnostics;
using Azure.Data.Tables;

namespace Onboarding.Bench;

/// <summary>What the storage itself does: single inserts and transactions of five entities, at several concurrencies.</summary>
internal static class RawStorage
{
    private const int Operations = 2_000;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        var table = new TableClient(azurite.ConnectionString, "Raw");
        await table.CreateIfNotExistsAsync();
        await MeasureAsync(32, 500, (partition, row) => TransactAsync(table, partition, row));
        foreach (var concurrency in new[] { 1, 8, 32 })
        {
            var (inserts, _) = await MeasureAsync(concurrency, Operations, (partition, row) => table.AddEntityAsync(Entity(partition, row)));
            var (transactions, median) = await MeasureAsync(concurrency, Operations, (partition, row) => TransactAsync(table, partition, row));
            report.Line($"{concurrency} at a time: {inserts:0} single inserts/s, {transactions:0} transactions of five/s (median {median:0.00} ms)");
            if (concurrency == 1) report.TransactionMilliseconds = median;
            report.TransactionsPerSecond = Math.Max(report.TransactionsPerSecond, transactions);
        }

        await azurite.RenewAsync();
    }

    private static async Task<(double PerSecond, double Median)> MeasureAsync(int concurrency, int operations, Func<string, int, Task> act)
    {
        var partition = Guid.NewGuid().ToString("N");
        var next = 0;
        var each = new double[operations];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            for (var mine = Interlocked.Increment(ref next) - 1; mine < operations; mine = Interlocked.Increment(ref next) - 1)
            {
                var start = Stopwatch.GetTimestamp();
                await act($"{partition}-{mine}", mine);
                each[mine] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }));
        return (operations / Stopwatch.GetElapsedTime(began).TotalSeconds, Report.Percentile(each, 0.5));
    }

    private static async Task TransactAsync(TableClient table, string partition, int row) => await table.SubmitTransactionAsync(
        Enumerable.Range(0, 5).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Entity(partition, row, i))));

    private static TableEntity Entity(string partition, int row, int part = 0) => new(partition, $"{row:D8}-{part}")
    {
        ["Data"] = """{"At":"2026-01-01T00:00:00+00:00","In":[{"$":"done","Id":3,"Result":"4","Execution":0}],"Out":[{"$":"activity","Id":4,"Name":"Nothing","Input":"4"}]}""",
        ["DataParts"] = 1,
    };
}

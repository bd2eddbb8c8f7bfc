using System.Globalization;
using Onboarding.Bench.Cost.Counting;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Bench.Cost;

/// <summary>Tells what was counted and what it costs.</summary>
internal sealed class CostReport(Report report)
{
    private const int Runs = 1_000;

    public void Counts(CountedRun played, RunCounts run)
    {
        var counts = played.Counts;
        report.Line($"one run: {played.Length.TotalDays:0} days, {played.Mails} mails, {played.Entries} audit entries");
        foreach (var account in Enum.GetValues<Account>())
        {
            var kinds = string.Join(", ", counts.Operations.Where(one => one.Account == account && one.Owner == Owner.Product)
                .OrderByDescending(one => one.Count).Select(one => $"{one.Count} {one.Kind}"));
            report.Line($"storage of the product, {account}: {counts.OperationsOf(Owner.Product, account)} ({kinds})");
        }

        var engine = string.Join(", ", counts.Operations.Where(one => one.Owner == Owner.Engine).GroupBy(one => one.Kind)
            .Select(kind => (kind.Key, Count: kind.Sum(one => one.Count))).OrderByDescending(kind => kind.Count).Select(kind => $"{kind.Count} {kind.Key}"));
        report.Line($"storage of the local engine: {engine}");
        report.Line($"kept at the end: {run.ProductBytes / 1024:0} KiB of the product, {run.EngineBytes / 1024:0} KiB of the local engine");
        foreach (var kind in counts.Executions.GroupBy(one => one.Account))
            report.Line($"executions, {kind.Key}: {kind.Sum(one => one.Count)} ({string.Join(", ", kind.OrderByDescending(one => one.Count).Take(8).Select(one => $"{one.Count} {one.Name}"))})");
        var work = run.Engine;
        report.Line($"orchestrations: {work.ClientStarts + work.SubStarts:0}, {work.ClientStarts:0} of them started by clients; {work.Turns:0} turns, {work.Activities:0} activities, {work.Results:0} results, {work.Events:0} events ({work.EventsSent:0} sent by others), {work.ContinuedAsNew:0} continued as new");
        report.Line($"durable timers: {work.TimersFired:0} came due, {work.TimersGivenUp:0} given up; on Azure {work.TimerLegs:0} more, as none is longer than {LongTimers.Longest.TotalDays:0} days; {work.HistoryReads:0} reads and {work.HistoryWrites:0} writes of histories; {work.LongMessages:0} messages too long for a queue");
        report.Line($"... of them: {string.Join(", ", counts.Created.CountBy(one => one.Name).OrderByDescending(one => one.Value).Select(one => $"{one.Value} {one.Key}"))}");
        report.Line($"a digest: {run.Digest.Turns:0.0} turns, {run.Digest.Activities:0.0} activities; an activity: {run.Activity.Total:0.0} requests for storage");
        foreach (var timer in run.Timers)
            report.Line($"timer {timer.Name}: {timer.PassesOfMonth:N0} passes a month, {timer.Empty.Table:0.0} requests each, {timer.OfRun.Table:0.0} and {timer.StateReadsOfRun:0.0} looks at orchestrations for each live run");
        report.Line($"a page: {run.PageView.Total:0.0} requests for storage on average of {played.Pages.Count}");
        // All that executed, also what the playing program looked at: they tell alike.
        var executed = counts.Executions.Sum(one => one.Count) + counts.Turns.Count + counts.Turns.Sum(turn => turn.Out.Count(step => step.Kind == "activity"));
        var (spans, lines, metrics) = played.Told;
        report.Line($"told over OTLP: {spans.Bytes / 1e6:0.0} MB of spans, {lines.Bytes / 1e6:0.0} MB of log lines; of {executed} executions {(spans.Bytes + lines.Bytes) / 1e3 / executed:0.0} kB each; metrics {metrics.Bytes / 1e3 / Math.Max(1, metrics.Exports):0.0} kB a minute ({metrics.Exports} exports)");
        report.Line($"the app: {counts.ProcessorSeconds:0.0} s of processor time, {counts.PeakBytes / 1048576.0:0} MiB at most");
    }

    public void Prices(RunCounts run, Assumptions assumed, HubSettings hub, PriceList prices)
    {
        foreach (var backEnd in Enum.GetValues<BackEnd>())
        {
            report.Heading($"{Runs:N0} runs with {backEnd}, {prices.Currency}");
            var parts = RunCost.Of(run, assumed, backEnd);
            foreach (var part in parts) Line(part.Name, part.Expenses * Runs, prices);
            Line("together", RunCost.Sum(parts) * Runs, prices);
            report.Heading($"a month without a run with {backEnd}");
            var month = MonthlyCost.Fixed(run.Timers, assumed, hub, backEnd);
            foreach (var part in month) Line(part.Name, part.Expenses, prices);
            Line("together", RunCost.Sum(month), prices);
            Line("together, free grants taken off", MonthlyCost.AfterGrants(RunCost.Sum(month), prices), prices);
            Line($"with {assumed.RunsStartedInMonth:0} runs started each month, free grants taken off", MonthlyCost.Bill(run, assumed, hub, backEnd, prices), prices);
        }

        Line("always ready, where switched on", MonthlyCost.AlwaysReady(assumed), prices);
        report.Line($"of the Dedicated SKU: {SchedulerBackEnd.CapacityUnits(SchedulerBackEnd.Actions(run.Engine) * assumed.RunsStartedInMonth)} capacity unit takes it");
    }

    private void Line(string name, Expenses expenses, PriceList prices)
    {
        var units = string.Join(", ", expenses.Items.Where(item => item.Units >= 0.005).Select(item => $"{Number(item.Units)} {prices[item.PriceId].Unit}"));
        var rest = string.Concat(expenses.Unpriced(prices).Select(item => $" + {Number(item.Units)} {prices[item.PriceId].Unit} without a known price"));
        report.Line($"{name}: {expenses.Total(prices):N2}{rest} ({units})");
    }

    private static string Number(double units) => units.ToString(units < 100 ? "N2" : "N0", CultureInfo.InvariantCulture);
}

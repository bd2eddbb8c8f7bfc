using Onboarding.Bench;
using Onboarding.Bench.Cost;
using Onboarding.Bench.Cost.Counting;

// The child process of the start-up scenario: starts a hub that is full of sleeping instances and says how long it took.
if (args is ["start-hub", var storage, var name]) return await SleepingStart.MeasureAsync(storage, name);

// The child process of the cost scenario: the app, counting what it does.
if (args is ["counted-app", var counts]) return await CountedApp.RunAsync(counts);

Scenario[] scenarios =
[
    new("raw", "raw transactions and inserts", RawStorage.RunAsync),
    new("chain", "five sequential activities, one orchestration at a time", ChainLatency.RunAsync),
    new("throughput", "1,000 chains of five started together", ChainThroughput.RunAsync),
    new("event", "external event to completion", EventLatency.RunAsync),
    new("replay", "replay by length of history", ReplayCost.RunAsync),
    new("lists", "board and list with 100, 1,000 and 10,000 runs", RunLists.RunAsync),
    new("cost", "what a whole run takes, and what that costs on Azure", CostScenario.RunAsync),
    new("restore-drill", "backup of 1,000 runs under load, restore, and on they go", RestoreDrill.RunAsync),
    new("sleepers", "start with 10,000 and 100,000 sleeping instances", SleepingStart.RunAsync),
];
var unknown = args.Except(scenarios.Select(scenario => scenario.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no scenario '{unknown[0]}'. Scenarios: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}; without any, all of them run.");
    return 2;
}

await using var azurite = await BenchAzurite.StartAsync();
var report = new Report(Console.Out);
foreach (var scenario in scenarios)
{
    // Everything is told as a ratio to what storage does in the same run, so that always runs.
    if (args.Length > 0 && scenario.Name != "raw" && !args.Contains(scenario.Name)) continue;
    report.Heading(scenario.Title);
    await scenario.RunAsync(azurite, report);
}

return 0;

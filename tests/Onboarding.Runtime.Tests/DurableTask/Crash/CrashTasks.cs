using Azure.Data.Tables;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>Orchestrations of every kind whose result is known, and activities that leave a row behind each time they run.</summary>
internal static class CrashTasks
{
    private const int Rounds = 4;

    public static IReadOnlyList<string> Kinds { get; } = ["Chain", "FanOut", "Timers", "Parent", "Loop", "Pairs", "Listener"];

    /// <summary>What an orchestration of a kind ends with, whatever happened to the process.</summary>
    public static int ExpectedOf(string kind, int seed) => kind switch
    {
        "Chain" => seed + 5,
        "FanOut" => Enumerable.Range(1, 8).Sum(i => seed + i),
        "Timers" => seed + 3,
        "Parent" => (seed + 5) * 3,
        "Loop" => seed + Rounds,
        "Pairs" => seed + 1 + 2,
        "Listener" => seed + 6,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static void Register(DurableTaskRegistry tasks, TableClient effects) => tasks
        .AddActivityFunc<Step, int>("Add", async (context, step) =>
        {
            await effects.UpsertEntityAsync(new TableEntity(context.InstanceId.Replace(':', '-'), step.Name), TableUpdateMode.Replace);
            return step.Number + step.By;
        })
        .AddOrchestratorFunc<int, int>("Chain", async (context, number) =>
        {
            for (var i = 0; i < 5; i++) number = await context.CallActivityAsync<int>("Add", new Step($"chain-{i}", number, 1));
            return number;
        })
        .AddOrchestratorFunc<int, int>("FanOut", async (context, number) =>
            (await Task.WhenAll(Enumerable.Range(1, 8).Select(i => context.CallActivityAsync<int>("Add", new Step($"fan-{i}", number, i))))).Sum())
        .AddOrchestratorFunc<int, int>("Timers", async (context, number) =>
        {
            for (var i = 0; i < 3; i++)
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                number = await context.CallActivityAsync<int>("Add", new Step($"timer-{i}", number, 1));
            }

            return number;
        })
        .AddOrchestratorFunc<int, int>("Parent", async (context, number) =>
            (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallSubOrchestratorAsync<int>("Chain", number)))).Sum())
        .AddOrchestratorFunc<(int Number, int Round), int>("Loop", async (context, state) =>
        {
            var number = await context.CallActivityAsync<int>("Add", new Step($"loop-{state.Round}", state.Number, 1));
            if (state.Round + 1 == Rounds) return number;
            context.ContinueAsNew((number, state.Round + 1));
            return 0;
        })
        .AddOrchestratorFunc<int, int>("Pairs", async (context, number) =>
        {
            // Sends itself two events through storage: each must arrive, and no more than once.
            context.SendEvent(context.InstanceId, "number", 1);
            await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
            context.SendEvent(context.InstanceId, "number", 2);
            var first = await context.WaitForExternalEvent<int>("number");
            return number + first + await context.WaitForExternalEvent<int>("number");
        })
        .AddOrchestratorFunc<string, int>("Teller", (context, listener) =>
        {
            // Ends in the turn that speaks: what it said must arrive all the same.
            for (var word = 1; word <= 3; word++) context.SendEvent(listener, "number", word);
            return Task.FromResult(3);
        })
        .AddOrchestratorFunc<int, int>("Listener", async (context, number) =>
        {
            _ = context.CallSubOrchestratorAsync<int>("Teller", context.InstanceId);
            for (var word = 0; word < 3; word++) number += await context.WaitForExternalEvent<int>("number");
            return number;
        });

    /// <summary>How many steps of an orchestration must have left a row.</summary>
    public static int StepsOf(string kind) => kind switch { "Chain" => 5, "FanOut" => 8, "Timers" => 3, "Loop" => Rounds, _ => 0 };

    internal sealed record Step(string Name, int Number, int By);
}

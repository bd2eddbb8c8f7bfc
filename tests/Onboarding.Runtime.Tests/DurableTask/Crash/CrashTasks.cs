using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>Input of an orchestration. The tag names one life of it: all that it does is counted under it.</summary>
internal sealed record Order(string Tag, int Number, int Round = 0, DateTime StartAt = default);

/// <summary>
/// Orchestrations of every kind whose result is known. A step is an activity, which leaves a new row each time it runs, and an event to the
/// counter of its kind, which the orchestration sends when it has the result: at least one row, and exactly one event.
/// </summary>
internal static class CrashTasks
{
    public static void Register(DurableTaskRegistry tasks, TableClient effects)
    {
        AddFlows(tasks);
        AddMessages(tasks);
        AddLives(tasks);
        tasks.AddActivityFunc<Work, int>("Add", async (_, work) =>
        {
            await LeaveAsync(effects, new TableEntity(work.Tag, $"{work.Step}~{Guid.NewGuid():N}"));
            return work.Number + work.By;
        });
        tasks.AddOrchestratorFunc<Dictionary<string, int>, Dictionary<string, int>>("Counter", CrashCounter.RunAsync);
    }

    private static void AddFlows(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<Order, int>("Chain", async (context, order) =>
        {
            var number = order.Number;
            for (var i = 0; i < 5; i++) number = await StepAsync(context, order.Tag, $"chain-{i}", number, 1);
            return number;
        })
        .AddOrchestratorFunc<Order, int>("FanOut", async (context, order) =>
            (await Task.WhenAll(Enumerable.Range(1, 8).Select(i => StepAsync(context, order.Tag, $"fan-{i}", order.Number, i)))).Sum())
        .AddOrchestratorFunc<Order, int>("Timers", async (context, order) =>
        {
            var number = order.Number;
            for (var i = 0; i < 3; i++)
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                number = await StepAsync(context, order.Tag, $"timer-{i}", number, 1);
            }

            return number;
        })
        .AddOrchestratorFunc<Order, int>("Parent", async (context, order) => (await Task.WhenAll(
            Enumerable.Range(0, 3).Select(i => context.CallSubOrchestratorAsync<int>("Chain", order with { Tag = $"{order.Tag}.{i}" })))).Sum())
        .AddOrchestratorFunc<Order, int>("Loop", async (context, order) =>
        {
            var number = await StepAsync(context, order.Tag, $"loop-{order.Round}", order.Number, 1);
            if (order.Round + 1 == CrashKinds.Rounds) return number;
            context.ContinueAsNew(order with { Number = number, Round = order.Round + 1 });
            return 0;
        });

    private static void AddMessages(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<Order, int>("Pairs", async (context, order) =>
        {
            // Sends itself two events through storage: each must arrive, and no more than once.
            context.SendEvent(context.InstanceId, "number", 1);
            await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
            context.SendEvent(context.InstanceId, "number", 2);
            var first = await context.WaitForExternalEvent<int>("number");
            var second = await context.WaitForExternalEvent<int>("number");
            return await StepAsync(context, order.Tag, "heard", order.Number, first + (10 * second));
        })
        .AddOrchestratorFunc<string, int>("Teller", (context, listener) =>
        {
            // Ends in the turn that speaks: what it said must arrive all the same.
            for (var word = 1; word <= 3; word++) context.SendEvent(listener, "number", word);
            return Task.FromResult(3);
        })
        .AddOrchestratorFunc<Order, int>("Listener", async (context, order) =>
        {
            _ = context.CallSubOrchestratorAsync<int>("Teller", context.InstanceId);
            var sum = 0;
            for (var word = 0; word < 3; word++) sum = (10 * sum) + await context.WaitForExternalEvent<int>("number");
            return await StepAsync(context, order.Tag, "heard", order.Number, sum);
        })
        .AddOrchestratorFunc<Order, int>("Mailbox", async (context, order) =>
        {
            // Whoever raises an event raises it again when the answer is lost; a later one comes only after an answer.
            var number = order.Number;
            for (var next = 1; next <= CrashKinds.Mails;)
            {
                var mail = await context.WaitForExternalEvent<int>("number");
                if (mail > next) throw new InvalidOperationException($"Mail {mail} came before mail {next}.");
                if (mail < next) continue;
                number = await StepAsync(context, order.Tag, $"mail-{next++}", number, mail);
            }

            return number;
        });

    private static void AddLives(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<Order, int>("Scheduled", (context, order) => context.CurrentUtcDateTime < order.StartAt
            ? throw new InvalidOperationException($"Started at {context.CurrentUtcDateTime:O}, before {order.StartAt:O}.")
            : StepAsync(context, order.Tag, "due", order.Number, 1))
        .AddOrchestratorFunc<Order, int>("Reused", async (context, order) =>
        {
            var number = await StepAsync(context, order.Tag, "one", order.Number, 1);
            return await StepAsync(context, order.Tag, "two", number, 1);
        })
        .AddOrchestratorFunc<Order, int>("Suspended", async (context, order) =>
        {
            var number = await StepAsync(context, order.Tag, "before", order.Number, 1);
            number += await context.WaitForExternalEvent<int>("number");
            return await StepAsync(context, order.Tag, "after", number, 1);
        })
        .AddOrchestratorFunc<Order, int>("Terminated", async (context, order) =>
        {
            // Two levels of children that never end by themselves.
            await StepAsync(context, order.Tag, "begun", order.Number, 0);
            if (order.Round < 2)
            {
                await Task.WhenAll(new[] { "a", "b" }.Select(name => context.CallSubOrchestratorAsync<int>(
                    "Terminated", order with { Tag = $"{order.Tag}.{name}", Round = order.Round + 1 }, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}.{name}"))));
            }

            return await context.WaitForExternalEvent<int>("never");
        });

    private static async Task<int> StepAsync(TaskOrchestrationContext context, string tag, string step, int number, int by)
    {
        var result = await context.CallActivityAsync<int>("Add", new Work(tag, step, number, by));
        context.SendEvent(CrashCounter.IdFor(tag), CrashCounter.Event, $"{tag}/{step}");
        return result;
    }

    private static async Task LeaveAsync(TableClient effects, TableEntity row)
    {
        try
        {
            await effects.AddEntityAsync(row);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // The client library has tried again after a lost answer: the key is this run's own.
        }
    }

    private sealed record Work(string Tag, string Step, int Number, int By);
}

using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>What a worker is asked to do with its client: one line of JSON.</summary>
internal sealed record Command(string Verb, string Instance, int Number = 0, Order? Order = null)
{
    public int Id { get; init; }
}

/// <summary>
/// A client outside of the drill's process: does what it reads, many things at a time, and answers each with its number and "ok" or the reason
/// why not. Whoever hears no answer asks again, here or elsewhere, so everything may be done twice.
/// </summary>
internal sealed class CrashCommands(DurableTaskClient client, TextWriter answers)
{
    public async Task RunAsync(TextReader commands)
    {
        while (await commands.ReadLineAsync() is { } line) _ = Task.Run(() => AnswerAsync(JsonSerializer.Deserialize<Command>(line)!));
    }

    public void Say(string line)
    {
        lock (answers) answers.WriteLine(line);
    }

    private async Task AnswerAsync(Command command)
    {
        try
        {
            Say($"{command.Id} {(await DoAsync(command) ? "ok" : "not yet")}");
        }
        catch (Exception error)
        {
            Say($"{command.Id} {error.GetType().Name}");
        }
    }

    private async Task<bool> DoAsync(Command command)
    {
        switch (command.Verb)
        {
            case "raise":
                await client.RaiseEventAsync(command.Instance, "number", command.Number);
                return true;
            case "suspend":
                await client.SuspendInstanceAsync(command.Instance);
                return true;
            case "resume":
                await client.ResumeInstanceAsync(command.Instance);
                return (await client.GetInstanceAsync(command.Instance))!.IsCompleted;
            case "terminate":
                await client.TerminateInstanceAsync(command.Instance, new TerminateInstanceOptions(Recursive: true));
                return true;
            case "reuse":
                return await ReuseAsync(command.Instance, command.Order!);
            default:
                throw new ArgumentException($"What is '{command.Verb}'?", nameof(command));
        }
    }

    // A tag is made of the life and the attempt at it: whatever an attempt has started is that life.
    private async Task<bool> ReuseAsync(string instance, Order order)
    {
        // A kill may have come between the end of the former life and the next.
        if (await client.GetInstanceAsync(instance, getInputsAndOutputs: true) is { } former)
        {
            if (former.ReadInputAs<Order>()!.Tag.StartsWith(order.Tag[..(order.Tag.LastIndexOf('.') + 1)], StringComparison.Ordinal)) return true;
            if (!former.IsCompleted) return false;
        }

        await client.ScheduleNewOrchestrationInstanceAsync(CrashKinds.Reused, order, new StartOrchestrationOptions(instance));
        return true;
    }
}

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>What happens to orchestrations from outside while the drill goes on, each thing after a while of its own and until a worker says that it is done.</summary>
internal sealed class CrashScripts(Func<IReadOnlyList<WorkerProcess>> workers, int longestPause, CancellationToken over)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public async Task PlayAsync(string kind, string id, int seed)
    {
        switch (kind)
        {
            case "Mailbox":
                for (var mail = 1; mail <= CrashKinds.Mails; mail++) await DoAsync(_ => new Command("raise", id, mail));
                break;
            case "Suspended":
                await DoAsync(_ => new Command("suspend", id));
                await DoAsync(_ => new Command("raise", id, 1));
                // A late repetition of the first may come at any time, so this is said until the instance has ended.
                await DoAsync(_ => new Command("resume", id));
                break;
            case CrashKinds.Reused:
                for (var life = 2; life <= CrashKinds.Lives; life++)
                    await DoAsync(attempt => new Command("reuse", id, 0, new Order($"{id}.{life}.{attempt}", seed)));
                break;
            case CrashKinds.Terminated:
                await DoAsync(_ => new Command("terminate", id));
                break;
        }
    }

    private async Task DoAsync(Func<int, Command> command)
    {
        using var tick = new PeriodicTimer(Tick);
        for (var wait = Random.Shared.Next(longestPause); wait > 0; wait--) await tick.WaitForNextTickAsync(over);
        for (var attempt = 0; ; attempt++)
        {
            var all = workers();
            if (await all[attempt % all.Count].TryAskAsync(command(attempt))) return;
            await tick.WaitForNextTickAsync(over);
        }
    }
}

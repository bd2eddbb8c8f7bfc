using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Onboarding.Cli.Inbox;

namespace Onboarding.Cli.Demo;

/// <summary>Plays the example from the request until the vendor is in operation, or the run has ended: looks where the run stands, and does what its people would do.</summary>
internal sealed class DemoPlay(OnboardingClient client, LocalInbox inbox, ExampleFiles files, DemoClock clock, RunDisplay display, Texts texts)
{
    private static readonly TimeSpan ToHandIn = TimeSpan.FromHours(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    // The whole example takes one to two minutes; a run that has not ended by then stands still.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var id = await client.StartAsync(files.Request, $"demo-{Guid.NewGuid():N}", cancellation);
        display.Say(texts["demo.started", id]);
        var work = new StageWork(client, files, clock, id, texts);
        var approvers = new Approvers(client, inbox, files, id, texts, display.Say);
        var readings = new ReadingsFeed(client, files, id, texts, display.Measured);
        var costs = new CostFeed(client, files, id);
        var care = new PilotCare(client, files, id);
        var follower = new TimelineFollower(client, id);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = await clock.NowAsync(cancellation);
            var run = await client.RunAsync(id, cancellation);
            foreach (var entry in await follower.NewEntriesAsync(cancellation)) display.Happened(entry);
            display.Show(new RunPicture(run, await client.GatesAsync(id, cancellation), readings.Latest, clock.Seen));
            if (run.IsEnded || run.IsScaledUp) return id;
            if (TimeProvider.System.GetElapsedTime(began) > Longest) throw new CliException(texts["demo.stuck", run.Stage, run.WaitsFor ?? ""]);

            await readings.CatchUpAsync(run, now, cancellation);
            await costs.CatchUpAsync(run, now, cancellation);
            await care.CatchUpAsync(run, now, cancellation);
            await ActAsync(run, now, work, approvers, cancellation);
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task ActAsync(RunView run, DateTimeOffset now, StageWork work, Approvers approvers, CancellationToken cancellation)
    {
        switch (run.StageState)
        {
            case "preparing":
                await work.PrepareAsync(run, now, cancellation);
                break;
            case "inReview":
                await clock.SlowAsync(cancellation);
                await approvers.AnswerAsync(cancellation);
                break;
            default:
                await clock.FastUntilAsync(StopBefore(run, now), cancellation);
                break;
        }
    }

    // Once before the day that the run waits for, to hand in what is there by then.
    private static DateTimeOffset? StopBefore(RunView run, DateTimeOffset now) =>
        run.WaitsUntil is { } until && until - now > ToHandIn ? until - ToHandIn : run.WaitsUntil;
}

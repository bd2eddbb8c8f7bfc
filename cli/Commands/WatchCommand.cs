using System.CommandLine;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard watch ID</c>: shows a run as it goes on, until it ends or Ctrl+C.</summary>
internal static class WatchCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var command = new Command("watch", texts["help.watch"]) { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var runId = parsed.GetRequiredValue(id);
            await using var changes = new ChangeSignal(options.UrlOf(parsed), options.KeyOf(parsed), runId);
            var follower = new TimelineFollower(client, runId);
            await using var view = options.OutputOf(parsed).IsJson ? new JsonRunDisplay() : RunDisplay.Create(Consoles.Create(), texts);
            while (true)
            {
                var run = await client.RunAsync(runId, cancellation);
                foreach (var entry in await follower.NewEntriesAsync(cancellation)) view.Happened(entry);
                view.Show(new RunPicture(run, await client.GatesAsync(runId, cancellation), [], null));
                if (run.IsEnded) return ExitCodes.Success;
                await changes.WaitAsync(cancellation);
            }
        });
        return command;
    }
}

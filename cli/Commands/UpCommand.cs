using System.CommandLine;
using Onboarding.Cli.Display;
using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard up</c>: builds and starts the app out of the clone, and serves until Ctrl+C.</summary>
internal static class UpCommand
{
    private static readonly TimeSpan ProbePatience = TimeSpan.Zero;

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var own = new Option<bool>("--own") { Description = texts["help.up.own"] };
        var command = new Command("up", texts["help.up"]) { own };
        command.SetAction(async (parsed, cancellation) =>
        {
            var repository = Repository.Find(texts);
            var url = options.UrlOf(parsed);
            if (await PortCheck.IsTakenAsync(url.Host, url.Port, cancellation)) throw new CliException(texts["error.port", url.Port]);

            var answer = options.OutputOf(parsed);
            var console = answer.Progress;
            var progress = new ProgressView(console, texts);
            await new AppBuild(repository, texts).RunAsync(progress, cancellation);
            var (folder, clockStart) = new DataFolders(repository).ToServe(parsed.GetValue(own));
            var settings = new AppSettings(url, folder, clockStart) { Fixed = OwnPlaybooks.SettingFromHere() };
            using var probe = new Api.OnboardingClient(url, options.KeyOf(parsed), texts.Language, ProbePatience);
            LocalApp? app = null;
            await progress.StepAsync(
                texts["step.start"],
                async _ => app = await LocalApp.StartAsync(repository, settings, probe, texts, cancellation));
            await using var serving = app!;
            // A demo that was stopped in its middle left its clock running fast.
            if (clockStart is not null) await probe.SetClockAsync(1, cancellation);
            ServingNotice.Write(answer, texts, settings, MailRoute.Of(SettingsInForce.Of(repository, settings)));
            await serving.WaitForExitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Ctrl+C is how serving ends; an app that ends by itself is a failure.
            return cancellation.IsCancellationRequested ? ExitCodes.Success : throw serving.Ended();
        });
        return command;
    }
}

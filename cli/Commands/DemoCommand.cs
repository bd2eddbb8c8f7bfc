using System.CommandLine;
using Onboarding.Cli.Demo;
using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard demo</c>: plays the example run from the request to the scale-up on this machine.</summary>
internal static class DemoCommand
{
    // Five simulated days in a second while the run only waits for time.
    private const double DefaultScale = 5 * 86_400;

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var stay = new Option<bool>("--stay") { Description = texts["help.demo.stay"] };
        var scale = new Option<double?>("--time-scale") { Description = texts["help.demo.scale", DefaultScale] };
        // For the drill that shows that a crash loses nothing.
        var kills = new Option<int>("--kill") { Hidden = true };
        var seed = new Option<ulong>("--seed") { Hidden = true, DefaultValueFactory = _ => 1 };
        var command = new Command("demo", texts["help.demo"]) { stay, scale, kills, seed };
        command.SetAction((parsed, cancellation) =>
        {
            var timeScale = parsed.GetValue(scale) ?? DefaultScale;
            if (timeScale is not (>= 1 and <= 1_000_000)) throw new CliException(texts["error.scale"], ExitCodes.BadInput);
            if (parsed.GetValue(kills) < 0) throw new CliException(texts["usage.bad-option", "--kill"], ExitCodes.BadInput);
            var request = new DemoRequest(
                options.UrlOf(parsed), options.KeyOf(parsed), timeScale, parsed.GetValue(stay), parsed.GetValue(kills), parsed.GetValue(seed));
            return new DemoSession(Repository.Find(texts), request, options.OutputOf(parsed), texts).RunAsync(cancellation);
        });
        return command;
    }
}

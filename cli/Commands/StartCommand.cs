using System.CommandLine;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard start FILE</c>: starts a run from a request file.</summary>
internal static class StartCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var file = new Argument<string>("FILE") { Description = texts["help.start.file"] };
        var command = new Command("start", texts["help.start"]) { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = InputFile.Read(parsed.GetRequiredValue(file), texts);
            using var client = options.ClientOf(parsed);
            // One key for this one start: sent again because its answer was lost it is the same run, typed again it is a new one.
            var started = await client.StartDocumentAsync(request, Guid.NewGuid().ToString("N"), cancellation);
            options.OutputOf(parsed).Write(started, started["id"]!.ToString());
            return ExitCodes.Success;
        });
        return command;
    }
}

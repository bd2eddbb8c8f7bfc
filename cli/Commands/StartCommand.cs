using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

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
            // The same file started twice, because the first answer was lost, is one run.
            var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
            var id = await client.StartAsync(request, key, cancellation);
            Console.WriteLine(id);
            return ExitCodes.Success;
        });
        return command;
    }
}

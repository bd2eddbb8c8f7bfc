using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard playbook check FILE</c>, <c>list</c> and <c>show ID</c>: the playbooks that runs can start from.</summary>
internal static class PlaybookCommand
{
    // For people and files, not for a web page: an apostrophe stays one.
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Texts texts, GlobalOptions options) =>
        new("playbook", texts["help.playbook"]) { Check(texts, options), List(texts, options), Show(texts, options) };

    private static Command Check(Texts texts, GlobalOptions options)
    {
        var file = new Argument<string>("FILE") { Description = texts["help.playbook.file"] };
        var check = new Command("check", texts["help.playbook.check"]) { file };
        check.SetAction(async (parsed, cancellation) =>
        {
            var playbook = InputFile.Read(parsed.GetRequiredValue(file), texts);
            using var client = options.ClientOf(parsed);
            try
            {
                var fit = await client.CheckPlaybookAsync(playbook, cancellation);
                Console.WriteLine(texts["playbook.fits", fit.Id, fit.Version, fit.Name]);
                return ExitCodes.Success;
            }
            catch (ProblemException problem) when (problem.Fields.Count > 0)
            {
                // Nothing but the errors, one a line, as compilers do.
                foreach (var (path, remedy) in problem.Fields) Console.Error.WriteLine($"{path}: {remedy}");
                return ExitCodes.BadInput;
            }
        });
        return check;
    }

    private static Command List(Texts texts, GlobalOptions options)
    {
        var list = new Command("list", texts["help.playbook.list"]);
        list.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            Consoles.Create().Write(new RunTables(texts).Playbooks(await client.PlaybooksAsync(cancellation)));
            return ExitCodes.Success;
        });
        return list;
    }

    private static Command Show(Texts texts, GlobalOptions options)
    {
        var id = new Argument<string>("ID") { Description = texts["help.playbook.id"] };
        var show = new Command("show", texts["help.playbook.show"]) { id };
        show.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            Console.WriteLine((await client.WholePlaybookAsync(parsed.GetRequiredValue(id), cancellation)).ToJsonString(Indented));
            return ExitCodes.Success;
        });
        return show;
    }
}

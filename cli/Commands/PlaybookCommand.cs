using System.CommandLine;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard playbook check FILE</c>, <c>list</c> and <c>show ID</c>: the playbooks that runs can start from.</summary>
internal static class PlaybookCommand
{
    public static Command Create(Texts texts, GlobalOptions options) =>
        new("playbook", texts["help.playbook"]) { Check(texts, options), List(texts, options), Show(texts, options) };

    private static Command Check(Texts texts, GlobalOptions options)
    {
        var file = new Argument<string>("FILE") { Description = texts["help.playbook.file"] };
        var check = new Command("check", texts["help.playbook.check"]) { file };
        check.SetAction(async (parsed, cancellation) =>
        {
            var playbook = InputFile.Read(parsed.GetRequiredValue(file), texts);
            var answer = options.OutputOf(parsed);
            using var client = options.ClientOf(parsed);
            try
            {
                var fit = await client.CheckPlaybookAsync(playbook, cancellation);
                answer.Write(new { fits = true, fit.Id, fit.Version, fit.Name }, texts["playbook.fits", fit.Id, fit.Version, fit.Name]);
                return ExitCodes.Success;
            }
            catch (ProblemException problem) when (problem.Fields.Count > 0)
            {
                if (answer.IsJson) answer.Write(new { fits = false, errors = problem.Fields.Select(field => new { field.Field, field.Message }) }, "");
                // Nothing but the errors, one a line, as compilers do.
                else foreach (var (path, remedy) in problem.Fields) Console.Error.WriteLine($"{path}: {remedy}");
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
            var playbooks = await client.PlaybooksAsync(cancellation);
            options.OutputOf(parsed).Write(new { items = playbooks }, console => console.Write(new RunTables(texts).Playbooks(playbooks)));
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
            Console.WriteLine((await client.WholePlaybookAsync(parsed.GetRequiredValue(id), cancellation)).ToJsonString(ApiJson.Indented));
            return ExitCodes.Success;
        });
        return show;
    }
}

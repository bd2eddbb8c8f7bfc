using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard person export EMAIL</c> and <c>onboard person erase EMAIL</c>, for admins.</summary>
internal static class PersonCommand
{
    // A look through all runs may take minutes.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(30);

    public static Command Create(Texts texts, GlobalOptions options) => new("person", texts["help.person"]) { Export(texts, options), Erase(texts, options) };

    private static Command Export(Texts texts, GlobalOptions options)
    {
        var email = new Argument<string>("EMAIL") { Description = texts["help.person.email"] };
        var output = new Option<string?>("--out") { Description = texts["help.person.export.out"] };
        var export = new Command("export", texts["help.person.export"]) { email, output };
        export.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.SlowClientOf(parsed, AnswerTime);
            await using var document = await client.PersonAsync(parsed.GetRequiredValue(email), cancellation);
            if (parsed.GetValue(output) is not { } file)
            {
                await using var terminal = Console.OpenStandardOutput();
                await document.CopyToAsync(terminal, cancellation);
                return ExitCodes.Success;
            }

            await OutputFile.WriteAsync(file, document, texts, cancellation);
            options.OutputOf(parsed).Write(new { file }, texts["person.written", file]);
            return ExitCodes.Success;
        });
        return export;
    }

    private static Command Erase(Texts texts, GlobalOptions options)
    {
        var email = new Argument<string>("EMAIL") { Description = texts["help.person.email"] };
        var check = new Option<bool>("--check") { Description = texts["help.person.erase.check"] };
        var erase = new Command("erase", texts["help.person.erase"]) { email, check };
        erase.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.SlowClientOf(parsed, AnswerTime);
            var body = new JsonObject { ["email"] = parsed.GetRequiredValue(email), ["check"] = parsed.GetValue(check) };
            var report = await client.EraseAsync(body, cancellation);
            var found = report.Deserialize<Report>(ApiJson.Options)!;
            options.OutputOf(parsed).Write(report, SayingOf(found, texts));
            return found.InTheWay.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        });
        return erase;
    }

    private static string SayingOf(Report report, Texts texts)
    {
        if (report.InTheWay.Count > 0) return string.Join('\n', [texts["person.in-the-way"], .. report.InTheWay.Select(one => $"  {one}")]);
        if (report.Pseudonym is { } pseudonym) return texts["person.erased", pseudonym, report.Runs.Count];
        return report.Runs.Count == 0 ? texts["person.unknown"] : texts["person.erasable", report.Runs.Count];
    }

    private sealed record Report(string? Pseudonym, IReadOnlyList<string> Runs, IReadOnlyList<string> InTheWay);
}

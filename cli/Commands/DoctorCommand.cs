using System.CommandLine;
using System.Text.Json;
using Onboarding.Cli.Doctor;
using Onboarding.Cli.Hosting;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard doctor</c>: looks at everything that the app needs on this machine, and says what to do about what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var command = new Command("doctor", texts["help.doctor"]);
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = await FindingsAsync(parsed, options, texts, cancellation);
            var isWell = findings.All(finding => finding.State != FindingState.Wrong);
            var document = new
            {
                ok = isWell,
                checks = findings.Select(one => new { one.Check, state = JsonNamingPolicy.CamelCase.ConvertName(one.State.ToString()), one.What, one.Remedy }),
            };
            options.OutputOf(parsed).Write(document, console => Show(console, texts, findings));
            return isWell ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(ParseResult parsed, GlobalOptions options, Texts texts, CancellationToken cancellation)
    {
        var url = options.UrlOf(parsed);
        var root = Repository.Find()?.Root;
        Surroundings here;
        try
        {
            here = Surroundings.Look(url, root, TimeProvider.System.GetUtcNow());
        }
        catch (JsonException)
        {
            // Whatever depends on settings would be guessed.
            return [Finding.Wrong("settings", texts["doctor.settings.broken", new Repository(root!).SettingsSource], texts["doctor.settings.repair"])];
        }

        using var client = options.ClientOf(parsed, TimeSpan.Zero);
        return
        [
            root is null ? Finding.Notice("clone", texts["doctor.clone.none"], texts["doctor.clone.remedy"]) : Finding.Fine("clone", texts["doctor.clone.found", root]),
            .. await AppCheck.OfAsync(url, client, texts, cancellation),
            .. await NodeCheck.OfAsync(here, texts, cancellation),
            .. await PortsCheck.OfAsync(here, texts, cancellation),
            .. await StorageCheck.OfAsync(here, texts, cancellation),
            .. await MailServerCheck.OfAsync(here, texts, cancellation),
            .. FoldersCheck.Of(here, texts),
            .. SettingsCheck.Of(here, texts),
            .. CalendarCheck.Of(here, texts),
            .. await ClockCheck.OfAsync(here, client, texts, cancellation),
        ];
    }

    private static void Show(IAnsiConsole console, Texts texts, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var (colour, word) = finding.State switch
            {
                FindingState.Fine => ("green", texts["doctor.fine"]),
                FindingState.Notice => ("yellow", texts["doctor.notice"]),
                _ => ("red", texts["doctor.wrong"]),
            };
            console.MarkupLine($"[{colour}]{Markup.Escape(word)}[/]  {Markup.Escape(finding.What)}");
            if (finding.Remedy is { } remedy) console.MarkupLine($"       {Markup.Escape(remedy)}");
        }

        var wrong = findings.Count(finding => finding.State == FindingState.Wrong);
        console.WriteLine(wrong == 0 ? texts["doctor.well"] : texts["doctor.ill", wrong]);
    }
}

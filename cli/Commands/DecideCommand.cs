using System.CommandLine;
using Onboarding.Cli.Approving;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard decide LINK --choice X --comment Y</c>: answers an approval mail without a browser.</summary>
internal static class DecideCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var link = new Argument<string>("LINK") { Description = texts["help.link"] };
        var choice = new Option<string>("--choice") { Description = texts["help.choice"], Required = true };
        var comment = new Option<string?>("--comment") { Description = texts["help.comment"] };
        var code = new Option<string?>("--code") { Description = texts["help.code"] };
        var command = new Command("decide", texts["help.decide"]) { link, choice, comment, code };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!Uri.TryCreate(parsed.GetRequiredValue(link), UriKind.Absolute, out var address) || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
                throw new CliException(texts["error.url", parsed.GetRequiredValue(link)], ExitCodes.BadInput);
            using var visit = new DecisionVisit(texts.Language, Patience);
            var page = await visit.OpenAsync(address, cancellation);
            if (page.Form is null) throw new CliException(page.InWords);
            var wanted = parsed.GetRequiredValue(choice);
            if (!page.Form.Choices.Contains(wanted))
                throw new CliException(texts["error.choice", wanted, string.Join(", ", page.Form.Choices)], ExitCodes.BadInput);
            var answered = await visit.DecideAsync(page.Form, wanted, parsed.GetValue(comment), parsed.GetValue(code), cancellation);
            if (!answered.IsTaken) throw new CliException(answered.InWords, answered.Form is null ? ExitCodes.Failure : ExitCodes.BadInput);
            options.OutputOf(parsed).Write(new { choice = wanted, heading = answered.Heading, notice = answered.Notice }, answered.InWords);
            return ExitCodes.Success;
        });
        return command;
    }
}

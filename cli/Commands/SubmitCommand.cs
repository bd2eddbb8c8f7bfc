using System.CommandLine;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard submit ID STAGE</c>: hands a stage in for its gate.</summary>
internal static class SubmitCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var stage = new Argument<string>("STAGE") { Description = texts["help.stage"], HelpName = "STAGE" };
        stage.CompletionSources.Add(StageNames.All.ToArray());
        var note = new Option<string?>("--note") { Description = texts["help.note"] };
        var vendor = new Option<string?>("--vendor") { Description = texts["help.vendor"] };
        var reserve = new Option<string?>("--reserve") { Description = texts["help.reserve"] };
        var command = new Command("submit", texts["help.submit"]) { id, stage, note, vendor, reserve };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var body = new JsonObject();
            if (parsed.GetValue(note) is { } text) body["note"] = text;
            if (parsed.GetValue(vendor) is { } proposed) body["vendor"] = proposed;
            if (parsed.GetValue(reserve) is { } standingBy) body["reserveVendor"] = standingBy;
            var name = parsed.GetRequiredValue(stage);
            var submitted = await client.PostDocumentAsync(
                parsed.GetRequiredValue(id), $"stages/{Uri.EscapeDataString(name)}/submit", body, cancellation);
            options.OutputOf(parsed).Write(submitted, texts["submit.done", name]);
            return ExitCodes.Success;
        });
        return command;
    }
}

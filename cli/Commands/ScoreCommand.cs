using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard score ID [VENDOR] --evaluator X --score criterion=points</c>, or <c>--file FILE</c>: hands in one evaluator's scorecard.</summary>
internal static class ScoreCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var vendor = new Argument<string?>("VENDOR") { Description = texts["help.score.vendor"], Arity = ArgumentArity.ZeroOrOne };
        var evaluator = new Option<string?>("--evaluator") { Description = texts["help.score.evaluator"] };
        var scores = new Option<string[]>("--score") { Description = texts["help.score.score"], AllowMultipleArgumentsPerToken = true };
        var note = new Option<string?>("--note") { Description = texts["help.score.note"] };
        var file = new Option<string?>("--file") { Description = texts["help.score.file"] };
        var command = new Command("score", texts["help.score"]) { id, vendor, evaluator, scores, note, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var card = parsed.GetValue(file) is { } path ? FromFile(path, texts) : new JsonObject();
            if (parsed.GetValue(vendor) is { } vendorId) card["vendorId"] = vendorId;
            if (parsed.GetValue(evaluator) is { } name) card["evaluator"] = name;
            if (parsed.GetValue(note) is { } text) card["note"] = text;
            Add(card, parsed.GetValue(scores) ?? [], texts);
            var (of, by) = (Take(card, "vendorId", "VENDOR", texts), Take(card, "evaluator", evaluator.Name, texts));
            using var client = options.ClientOf(parsed);
            var stored = await client.PutDocumentAsync(
                parsed.GetRequiredValue(id), $"vendors/{Uri.EscapeDataString(of)}/scorecards/{Uri.EscapeDataString(by)}", card, cancellation);
            options.OutputOf(parsed).Write(stored, texts["score.done", of, by]);
            return ExitCodes.Success;
        });
        return command;
    }

    private static JsonObject FromFile(string path, Texts texts) => InputFile.ReadObjects(path, texts) is [var card]
        ? card.DeepClone().AsObject()
        : throw new CliException(texts["error.one-object", path], ExitCodes.BadInput);

    // One score typed beside a file replaces the file's.
    private static void Add(JsonObject card, string[] scores, Texts texts)
    {
        if (card["scores"] is not JsonObject given) card["scores"] = given = new JsonObject();
        foreach (var score in scores)
        {
            if (score.Split('=') is not [{ Length: > 0 } criterion, var points] || !int.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                throw new CliException(texts["error.score", score], ExitCodes.BadInput);
            given[criterion] = value;
        }
    }

    // What the path says, the body does not say again.
    private static string Take(JsonObject card, string member, string named, Texts texts)
    {
        var value = card[member] is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
        if (string.IsNullOrWhiteSpace(value)) throw new CliException(texts["error.usage", texts["usage.missing", named]], ExitCodes.BadInput);
        card.Remove(member);
        return value;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard check ID [ITEM]</c>: the current stage's checklist, or one item set done with evidence or waived with reason and approver.</summary>
internal static class CheckCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var item = new Argument<string?>("ITEM") { Description = texts["help.check.item"], Arity = ArgumentArity.ZeroOrOne };
        var stage = GlobalOptions.StageOption(texts["help.check.stage"]);
        var setting = new ItemOptions(texts);
        var command = new Command("check", texts["help.check"]) { id, item, stage };
        foreach (var option in setting.All) command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var change = setting.ChangeOf(parsed);
            var named = parsed.GetValue(item);
            if (change.Count > 0 && named is null) throw new CliException(texts["error.usage", texts["usage.missing", item.Name]], ExitCodes.BadInput);
            using var client = options.ClientOf(parsed);
            var runId = parsed.GetRequiredValue(id);
            var of = parsed.GetValue(stage) ?? (await client.RunAsync(runId, cancellation)).Stage;
            var path = $"checklists/{Uri.EscapeDataString(of)}";
            var list = await client.DocumentAsync(runId, path, cancellation);
            var shown = named is null ? ItemsOf(list) : [Find(list, named, texts)];
            var answer = options.OutputOf(parsed);
            if (change.Count == 0)
            {
                var document = new JsonObject { ["stage"] = of, ["items"] = new JsonArray([.. shown.Select(one => one.DeepClone())]) };
                answer.Write(document, console => Show(console, texts, ApiJson.ItemsOf<ChecklistItemView>(document)));
                return ExitCodes.Success;
            }

            var stored = await client.PutDocumentAsync(runId, $"{path}/{Uri.EscapeDataString(named!)}", Changed(shown[0], change), cancellation, shown[0]["version"]?.ToString());
            answer.Write(stored, texts["check.set", shown[0]["name"]!, texts.Word("item", stored["status"]!.ToString())]);
            return ExitCodes.Success;
        });
        return command;
    }

    private static List<JsonObject> ItemsOf(JsonObject list) => [.. list["items"]!.AsArray().Select(one => one!.AsObject())];

    private static JsonObject Find(JsonObject list, string named, Texts texts)
    {
        var items = ItemsOf(list);
        return items.FirstOrDefault(one => one["id"]!.ToString() == named)
            ?? throw new CliException(texts["error.item", named, string.Join(", ", items.Select(one => one["id"]))], ExitCodes.BadInput);
    }

    // The API replaces an item whole: what is not changed goes back as it came, and only over what it came from.
    private static JsonObject Changed(JsonObject item, JsonObject change)
    {
        var body = new JsonObject();
        foreach (var member in ItemOptions.Members.Where(member => item[member] is not null)) body[member] = item[member]!.DeepClone();
        foreach (var (member, value) in change) body[member] = value?.DeepClone();
        return body;
    }

    private static void Show(IAnsiConsole console, Texts texts, IReadOnlyList<ChecklistItemView> items)
    {
        console.Write(ChecklistTable.Create(items, texts));
        console.WriteLine(texts["check.count", items.Count(one => one.Status != "open"), items.Count]);
    }
}

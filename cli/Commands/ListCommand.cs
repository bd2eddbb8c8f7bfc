using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard list</c>: the runs, newest first, a page or with <c>--all</c> every page.</summary>
internal static class ListCommand
{
    private const int LargestPage = 100;

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var status = new Option<string?>("--status") { Description = texts["help.list.status"], HelpName = "STATUS" };
        status.CompletionSources.Add([.. StageNames.Statuses, "ended"]);
        var stage = GlobalOptions.StageOption(texts["help.list.stage"]);
        var search = new Option<string?>("--search") { Description = texts["help.list.search"] };
        var overdue = new Option<bool>("--overdue") { Description = texts["help.list.overdue"] };
        var mine = new Option<bool>("--mine") { Description = texts["help.list.mine"] };
        var size = new Option<int?>("--page-size") { Description = texts["help.list.page-size"] };
        var from = new Option<string?>("--continue") { Description = texts["help.list.continue"] };
        var all = new Option<bool>("--all") { Description = texts["help.list.all"] };
        var command = new Command("list", texts["help.list"]) { status, stage, search, overdue, mine, size, from, all };
        command.SetAction(async (parsed, cancellation) =>
        {
            var isAll = parsed.GetValue(all);
            var filters = new Dictionary<string, string?>
            {
                ["status"] = parsed.GetValue(status),
                ["stage"] = parsed.GetValue(stage),
                ["q"] = parsed.GetValue(search),
                ["overdue"] = parsed.GetValue(overdue) ? "true" : null,
                ["waitsForMe"] = parsed.GetValue(mine) ? "true" : null,
                ["pageSize"] = (parsed.GetValue(size) ?? (isAll ? (int?)LargestPage : null))?.ToString(CultureInfo.InvariantCulture),
            };
            using var client = options.ClientOf(parsed);
            var (items, next) = await ReadAsync(client, filters, parsed.GetValue(from), isAll, cancellation);
            options.OutputOf(parsed).Write(DocumentOf(items, next), console => Show(console, texts, items, next));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<(IReadOnlyList<JsonNode> Items, string? Next)> ReadAsync(
        OnboardingClient client, Dictionary<string, string?> filters, string? from, bool isAll, CancellationToken cancellation)
    {
        var items = new List<JsonNode>();
        var next = from;
        do
        {
            var page = await client.PageOfRunsAsync(QueryOf(filters, next), cancellation);
            items.AddRange(page["items"]!.AsArray().Select(item => item!.DeepClone()));
            next = page["continuation"]?.ToString();
        }
        // A page that was looked through without a find is no end.
        while (next is not null && (isAll || items.Count == 0));
        return (items, next);
    }

    private static string QueryOf(Dictionary<string, string?> filters, string? from)
    {
        var given = filters.Append(KeyValuePair.Create("continuation", from)).Where(one => one.Value is not null);
        return "?" + string.Join('&', given.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}"));
    }

    private static JsonObject DocumentOf(IReadOnlyList<JsonNode> items, string? next)
    {
        var document = new JsonObject { ["items"] = new JsonArray([.. items]) };
        if (next is not null) document["continuation"] = next;
        return document;
    }

    private static void Show(IAnsiConsole console, Texts texts, IReadOnlyList<JsonNode> items, string? next)
    {
        if (items.Count == 0)
        {
            console.WriteLine(texts["list.none"]);
            return;
        }

        var runs = ApiJson.ItemsOf<RunView>(DocumentOf([.. items.Select(item => item.DeepClone())], null));
        console.Write(new RunTables(texts).Runs(runs));
        console.WriteLine(next is null ? texts["list.count", runs.Count] : texts["list.more", runs.Count, next]);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Fills forms in as people do: types, chooses and ticks what they can see.</summary>
internal static class Filling
{
    private const string Kinds = """
        form => Object.fromEntries([...form.querySelectorAll('input:not([type=hidden]), select, textarea')].map(field => [field.name, field.type]))
        """;

    /// <summary>Fills in what a document says; its paths are the names of the fields.</summary>
    public static async Task FillAsync(this ILocator form, JsonNode document)
    {
        var kinds = (await form.EvaluateAsync<JsonElement>(Kinds)).Deserialize<Dictionary<string, string>>()!;
        await new Filler(form, kinds).FillAsync(document, "");
    }

    /// <summary>Fills fields in.</summary>
    public static Task FillAsync(this ILocator form, params (string Name, string Value)[] fields) =>
        form.FillAsync(new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))));

    /// <summary>Sends a form by its button.</summary>
    public static Task SendAsync(this ILocator form, string button) =>
        form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync();

    private sealed record Filler(ILocator Form, Dictionary<string, string> Kinds)
    {
        public async Task FillAsync(JsonNode document, string path)
        {
            switch (document)
            {
                case JsonObject members:
                    foreach (var (name, member) in members)
                    {
                        if (member is not null) await FillAsync(member, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonArray texts when texts.All(text => text is JsonValue):
                    await FillAsync(path, [.. texts.Select(text => text!.ToString())]);
                    break;
                case JsonArray rows:
                    foreach (var (index, row) in rows.Index()) await FillAsync(row!, $"{path}[{index}]");
                    break;
                default:
                    await FillAsync(path, document.ToString());
                    break;
            }
        }

        private Task FillAsync(string name, string value) => KindOf(name) switch
        {
            "select-one" => Field(name).SelectOptionAsync(value),
            "checkbox" => Field(name).SetCheckedAsync(value == "true"),
            _ => Field(name).FillAsync(value),
        };

        private async Task FillAsync(string name, IReadOnlyList<string> values)
        {
            if (KindOf(name) != "checkbox") await FillAsync(name, string.Join('\n', values));
            else foreach (var value in values) await Form.Locator($"input[type=checkbox][name=\"{name}\"][value=\"{value}\"]").CheckAsync();
        }

        private string KindOf(string name) => Kinds.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The form has no field '{name}', but {string.Join(", ", Kinds.Keys)}.");

        private ILocator Field(string name) => Form.Locator($"[name=\"{name}\"]:not([type=hidden])");
    }
}

using System.Text.Json;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>JSON has no comments: the reason of each setting of host.json stands in docs/azure-host.md.</summary>
public sealed class HostJsonTests
{
    [Fact]
    public void No_setting_without_its_reason_and_no_reason_without_its_setting()
    {
        var explained = MarkdownTable.Of("azure-host.md", "host.json").ToDictionary(row => row[0].Trim('`'), row => row[1].Trim('`'));

        Assert.Equal(Settings().Order(StringComparer.Ordinal), explained.Select(one => $"{one.Key} = {one.Value}").Order(StringComparer.Ordinal));
        Assert.All(MarkdownTable.Of("azure-host.md", "host.json"), row => Assert.InRange(row[2].Length, 30, 600));
    }

    [Fact]
    public void The_task_hub_is_named_by_a_setting_that_the_developers_machine_has_too()
    {
        using var local = JsonDocument.Parse(File.ReadAllText(Repository.At("functions", "local.settings.json")));

        Assert.Contains("extensions.durableTask.hubName = %TASKHUB_NAME%", Settings());
        Assert.Equal("Onboarding", local.RootElement.GetProperty("Values").GetProperty("TASKHUB_NAME").GetString());
    }

    // Lines of the app as the host passes them on have what exceptions say; the app sends its own, cleaned.
    [Fact]
    public void The_host_stores_no_line_of_the_app_once_more()
    {
        Assert.Contains("logging.logLevel.Function = None", Settings());
        Assert.Contains("logging.logLevel.Host.Function.Console = None", Settings());
    }

    private static IReadOnlyList<string> Settings()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.At("functions", "host.json")));
        return [.. Leaves(host.RootElement, "").ToList()];
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(one => Leaves(one.Value, path.Length == 0 ? one.Name : $"{path}.{one.Name}"))
        : [$"{path} = {(element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : element.ToString())}"];
}

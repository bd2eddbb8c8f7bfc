using System.Text;
using System.Text.Json;

namespace Onboarding.Infra.Tests;

/// <summary>What the compiler says of templates. It ends with 0 although a property is wrong, so its report is read, and a warning counts as an error.</summary>
internal static class Diagnostics
{
    /// <summary>Every finding of whatever level, one line each.</summary>
    /// <param name="folder">Folder of the templates.</param>
    /// <param name="pattern">Which of them.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(string folder, string pattern)
    {
        var run = await BicepCli.RunAsync(folder, "lint", "--pattern", pattern, "--diagnostics-format", "Sarif");
        return [.. Reports(run.Output.Length > 0 ? run.Output : run.Error).SelectMany(Findings)];
    }

    // One report a template, one after the other.
    private static List<JsonElement> Reports(string output)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        var reports = new List<JsonElement>();
        while (reader.Read()) reports.Add(JsonElement.ParseValue(ref reader));
        Assert.NotEmpty(reports);
        return reports;
    }

    private static IEnumerable<string> Findings(JsonElement report) => report.GetProperty("runs").EnumerateArray()
        .SelectMany(one => one.GetProperty("results").EnumerateArray())
        .Select(result => $"{result.GetProperty("ruleId").GetString()}: {result.GetProperty("message").GetProperty("text").GetString()}");
}

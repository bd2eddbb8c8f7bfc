using System.Text.Json;
using Microsoft.Playwright;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>The rules of axe-core: WCAG 2.2 AA and good practice.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const found = await axe.run(document, {
            resultTypes: ['violations'],
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          });
          return JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node => ({ rule: rule.id, at: node.target.join(' '), why: node.failureSummary, html: node.html }))));
        }
        """;

    private static readonly string Rules = File.ReadAllText(Repository.At("tests", "Onboarding.Browser.Tests", "chromium", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>Makes the rules known to a page; once after it was loaded.</summary>
    public static Task LoadAsync(IPage page) => page.EvaluateAsync(Rules);

    /// <summary>What the page does not keep to, each in a line of words.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var found = JsonSerializer.Deserialize<IReadOnlyList<Violation>>(await page.EvaluateAsync<string>(Run), JsonSerializerOptions.Web)!;
        return [.. found.Select(one => $"{one.Rule} at {one.At}: {one.Why.ReplaceLineEndings(" ")} {one.Html}")];
    }

    private sealed record Violation(string Rule, string At, string Why, string Html);
}

using System.Text.RegularExpressions;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;

namespace Onboarding.Unit.Tests.Docs;

/// <summary>docs/operations.md has a page for each alert of infra/alerts.json, with everything that somebody needs at night.</summary>
public sealed partial class OperationsTests
{
    private static readonly string[] Parts = ["**What it means.**", "**How to look.**", "```kusto", "ocally", "**What to do.**", "**When it is over.**"];

    private static readonly string Text = File.ReadAllText(Repository.At("docs", "operations.md"));

    private static readonly IReadOnlyDictionary<string, string> Pages = Heading().Split(Text[Text.IndexOf("## Alerts", StringComparison.Ordinal)..])
        .Skip(1).Chunk(2).ToDictionary(page => page[0], page => page[1]);

    // Rules of the templates alone: what they look at is not a metric of the app, which may be down or not heard.
    private static readonly string[] OfAzure = ["logs-capped", "not-ready"];

    public static TheoryData<string> EveryAlert() => new(Alert.All.Select(alert => alert.Id));

    public static TheoryData<string> EveryPage() => new(Alert.All.Select(alert => alert.Id).Concat(OfAzure));

    [Fact]
    public void Every_alert_has_a_page_and_every_page_an_alert() =>
        Assert.Equal(Alert.All.Select(alert => alert.Id).Concat(OfAzure).Order(StringComparer.Ordinal), Pages.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void A_page_says_what_it_means_how_to_look_what_to_do_and_when_it_is_over(string id)
    {
        var page = Pages[id];
        var places = Parts.Select(part => page.IndexOf(part, StringComparison.Ordinal)).ToList();

        Assert.All(places, place => Assert.NotEqual(-1, place));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(EveryAlert))]
    public void A_page_begins_by_the_metric_that_the_alert_looks_at(string id) =>
        Assert.Contains($"customMetrics | where name == \"{Alert.Of(id).Metric}\"", Pages[id], StringComparison.Ordinal);

    [Fact]
    public void Every_metric_of_an_alert_that_is_ours_is_in_the_table_of_metrics() =>
        Assert.All(Alert.All.Where(alert => alert.Metric.StartsWith("onboarding.", StringComparison.Ordinal)), alert =>
            Assert.Contains($"| `{alert.Metric}` |", Text, StringComparison.Ordinal));

    [Fact]
    public void Every_link_to_a_page_leads_to_one() =>
        Assert.All(Anchor().Matches(Text).Select(link => link.Groups[1].Value), anchor => Assert.Contains(anchor, Pages.Keys));

    [Theory]
    [MemberData(nameof(EveryAlert))]
    public void An_alert_is_as_the_template_reads_it(string id)
    {
        var alert = Alert.Of(id);

        Assert.Matches("^[a-z]+(-[a-z]+)*$", alert.Id);
        Assert.Contains(alert.Aggregation, new[] { "max", "sum" });
        // Windows and frequencies that a scheduled query rule takes.
        Assert.Contains(alert.WindowMinutes, new[] { 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360 });
        Assert.Contains(alert.EveryMinutes, new[] { 1, 5, 10, 15, 30, 45, 60 });
        Assert.InRange(alert.EveryMinutes, 1, alert.WindowMinutes);
        Assert.InRange(alert.Severity, 0, 4);
    }

    [GeneratedRegex(@"^### (\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#([a-z-]+)\)")]
    private static partial Regex Anchor();
}

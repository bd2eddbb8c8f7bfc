using System.Globalization;
using System.Text.Json;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>Each alert of alerts.json is a rule in every environment, told to somebody, with its runbook.</summary>
[Collection(OnTemplates.Name)]
public sealed class AlertTests(Templates templates)
{
    private const string Capped = "alert-logs-capped";

    // https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule: what a window and a period may be, in minutes.
    private static readonly int[] Windows = [1, 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440, 2880];

    private static IReadOnlyList<JsonElement> Alerts { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.At("infra", "alerts.json"))).RootElement.GetProperty("alerts").EnumerateArray()];

    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_alert_of_the_list_is_a_rule_with_its_query_threshold_and_runbook(string environment)
    {
        var rules = templates.In(environment).Of("Microsoft.Insights/scheduledQueryRules").ToDictionary(rule => rule.Name);

        Assert.Equal(Alerts.Select(alert => $"alert-{Text(alert, "id")}").Append(Capped).Order(), rules.Keys.Order());
        Assert.All(Alerts, alert =>
        {
            var rule = rules[$"alert-{Text(alert, "id")}"];
            var asked = rule.Properties.GetProperty("criteria").GetProperty("allOf")[0];
            Assert.Contains($"Name == \"{Text(alert, "metric")}\"", asked.GetProperty("query").GetString(), StringComparison.Ordinal);
            Assert.Equal(("GreaterThan", Number(alert, "threshold")), (asked.GetProperty("operator").GetString(), Number(asked, "threshold")));
            Assert.EndsWith($"#{Text(alert, "id")}", rule["description"], StringComparison.Ordinal);
            Assert.Equal(Text(alert, "severity"), rule["severity"]);
            Assert.Equal(($"PT{Text(alert, "everyMinutes")}M", $"PT{Text(alert, "windowMinutes")}M"), (rule["evaluationFrequency"], rule["windowSize"]));
            Assert.Single(rule.Properties.GetProperty("actions").GetProperty("actionGroups").EnumerateArray());
        });
    }

    [Fact]
    public void Windows_are_of_a_length_that_Azure_Monitor_has() => Assert.All(Alerts, alert =>
    {
        Assert.Contains((int)Number(alert, "windowMinutes"), Windows);
        Assert.Contains((int)Number(alert, "everyMinutes"), Windows);
        Assert.True(Number(alert, "everyMinutes") <= Number(alert, "windowMinutes"), Text(alert, "id"));
        Assert.Matches("^(max|sum)$", Text(alert, "aggregation"));
        Assert.InRange((int)Number(alert, "severity"), 0, 4);
    });

    [Theory]
    [MemberData(nameof(Environments))]
    public void Somebody_is_told_and_the_budget_tells_them_too(string environment)
    {
        var people = templates.In(environment).Only("Microsoft.Insights/actionGroups");
        Assert.Equal("on-call@example.com", people.Properties.GetProperty("emailReceivers")[0].GetProperty("emailAddress").GetString());

        var budget = templates.In(environment).Only("Microsoft.Consumption/budgets");
        Assert.Equal(3, budget.Properties.GetProperty("notifications").EnumerateObject().Count());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void An_app_that_is_down_and_so_sends_no_metric_is_noticed_from_outside(string environment)
    {
        var test = templates.In(environment).Only("Microsoft.Insights/webtests");

        Assert.Equal(templates.In(environment).Settings["Onboarding__BaseUrl"] + "/api/v1/health/ready", test["Request.RequestUrl"]);
        Assert.EndsWith("#not-ready", templates.In(environment).Only("Microsoft.Insights/metricAlerts")["description"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void A_workspace_that_takes_nothing_more_for_the_day_says_so_by_its_own_log(string environment)
    {
        var rule = templates.In(environment).Of("Microsoft.Insights/scheduledQueryRules").Single(one => one.Name == Capped);

        Assert.StartsWith("_LogOperation ", rule.Properties.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("#logs-capped", rule["description"], StringComparison.Ordinal);
        Assert.Single(rule.Properties.GetProperty("actions").GetProperty("actionGroups").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_workbook_asks_the_workspace_for_metrics_that_the_app_sends(string environment)
    {
        var workbook = templates.In(environment).Only("Microsoft.Insights/workbooks");
        using var shown = JsonDocument.Parse(File.ReadAllText(Repository.At("infra", "workbook.json")));
        var queries = shown.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetInt32() == 3)
            .Select(item => item.GetProperty("content").GetProperty("query").GetString()!).ToList();

        Assert.Contains("serializedData", workbook.Properties.EnumerateObject().Select(one => one.Name));
        foreach (var metric in new[]
        {
            "onboarding.runs", "onboarding.gate.age", "onboarding.mail.latency", "onboarding.mail.failed", "onboarding.mail.waiting", "onboarding.reconciler.findings",
            "onboarding.reconciler.age", "onboarding.workflows.failed", "onboarding.engine.queue", "onboarding.poison", "http.server.request.duration", "onboarding.http.failed",
            "onboarding.http.slow",
        })
        {
            Assert.Contains(queries, query => query.Contains($"\"{metric}\"", StringComparison.Ordinal));
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();

    // Written as a number in the list, and as whatever the compiler makes of one in the template.
    private static double Number(JsonElement element, string name) => double.Parse(Text(element, name), CultureInfo.InvariantCulture);
}

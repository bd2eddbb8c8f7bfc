using System.Text.Json;
using System.Text.RegularExpressions;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>What the app is told on Azure is what docs/azure-host.md says it must be told.</summary>
[Collection(OnTemplates.Name)]
public sealed partial class SettingsTests(Templates templates)
{
    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_setting_is_explained(string environment)
    {
        var explained = Explained();

        Assert.All(templates.In(environment).Settings.Keys, setting => Assert.Contains(Numbers().Replace(setting, "__N"), explained));
    }

    [Fact]
    public void Every_setting_that_is_explained_is_made_by_the_templates()
    {
        var made = Templates.Environments.SelectMany(one => templates.In(one).Settings.Keys).Select(one => Numbers().Replace(one, "__N")).ToHashSet();

        Assert.All(Explained(), setting => Assert.Contains(setting, made));
    }

    // They belong to other plans; on Flex Consumption a deployment with them fails or they mean nothing.
    [Theory]
    [MemberData(nameof(Environments))]
    public void No_setting_is_one_that_Flex_Consumption_has_moved_elsewhere(string environment) => Assert.DoesNotContain(
        templates.In(environment).Settings.Keys,
        setting => setting is "FUNCTIONS_WORKER_RUNTIME" or "FUNCTIONS_EXTENSION_VERSION" or "AzureWebJobsStorage"
            || setting.StartsWith("WEBSITE_CONTENT", StringComparison.Ordinal) || setting.StartsWith("WEBSITE_RUN_FROM", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_runtime_is_the_isolated_worker_of_the_version_that_the_app_is_built_for(string environment)
    {
        var app = templates.In(environment).Only("Microsoft.Web/sites");
        var framework = Framework().Match(File.ReadAllText(Repository.At("Directory.Build.props"))).Groups[1].Value;

        Assert.Equal(("dotnet-isolated", framework), (app["functionAppConfig.runtime.name"], app["functionAppConfig.runtime.version"]));
    }

    [Fact]
    public void Each_environment_has_a_task_hub_of_its_own_with_a_name_that_a_hub_may_have()
    {
        var hubs = Templates.Environments.Select(one => templates.In(one).Settings["TASKHUB_NAME"]).ToList();

        Assert.Distinct(hubs);
        Assert.All(hubs, hub => Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", hub));
    }

    [Fact]
    public void The_scheduler_stands_in_for_queues_by_settings_alone()
    {
        var (settings, hub) = (templates.In("everything").Settings, templates.In("everything").Only("Microsoft.DurableTask/schedulers/taskHubs"));

        Assert.Equal("azureManaged", settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"]);
        Assert.Contains(settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName"], settings.Keys);
        Assert.EndsWith("/" + settings["TASKHUB_NAME"], hub.Name, StringComparison.Ordinal);
        Assert.DoesNotContain(templates.In("production").Settings.Keys, setting => setting.StartsWith("AzureFunctionsJobHost", StringComparison.Ordinal));
    }

    // A trigger whose setting is missing is an error of indexing at every start; each pass costs a second.
    [Fact]
    public void Every_timer_has_its_schedule_and_nobody_looks_for_events_each_minute_where_no_webhook_wants_them()
    {
        Assert.All(Templates.Environments, one => Assert.Contains("Reconciler__Schedule", templates.In(one).Settings.Keys));
        Assert.Equal(("0 0 0 1 1 *", "0 * * * * *"), (templates.In("production").Settings["Events__Schedule"], templates.In("everything").Settings["Events__Schedule"]));
    }

    [Fact]
    public void Proxies_of_ones_own_are_trusted_beside_the_platforms() =>
        Assert.Equal(("1", "2"), (templates.In("production").Settings["Onboarding__TrustedProxies"], templates.In("everything").Settings["Onboarding__TrustedProxies"]));

    // Microsoft's page on rolling updates calls them a preview that production should not use yet.
    [Theory]
    [InlineData("dev", "RollingUpdate")]
    [InlineData("staging", "Recreate")]
    [InlineData("production", "Recreate")]
    [InlineData("open", "Recreate")]
    public void Instances_are_replaced_by_a_preview_in_dev_only(string environment, string strategy) =>
        Assert.Equal(strategy, templates.In(environment).Only("Microsoft.Web/sites")["functionAppConfig.siteUpdateStrategy.type"]);

    // The platform looks for the engine's work where host.json says; what the settings say instead it does not read.
    [Theory]
    [InlineData("dev", "")]
    [InlineData("production", "http 1, durable 1")]
    [InlineData("everything", "durable 1")]
    public void With_the_scheduler_an_instance_of_the_engine_is_always_there(string environment, string ready) => Assert.Equal(ready, string.Join(", ",
        templates.In(environment).Only("Microsoft.Web/sites").Properties.GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency").GetProperty("alwaysReady")
            .EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("instanceCount")}")));

    // azd keeps what it has asked for, and not what a default came to: a budget whose beginning moves on with the month is refused.
    [Fact]
    public void A_deployment_of_a_later_month_is_told_the_same_as_the_first()
    {
        using var compiled = JsonDocument.Parse(templates.Compiled);

        Assert.False(compiled.RootElement.GetProperty("parameters").GetProperty("budgetStart").TryGetProperty("defaultValue", out _));
        Assert.DoesNotContain("utcNow", templates.Compiled, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_of_the_template_can_be_given_to_azd()
    {
        using var given = JsonDocument.Parse(File.ReadAllText(Repository.At("infra", "main.parameters.json")));
        using var compiled = JsonDocument.Parse(templates.Compiled);

        Assert.Equal(
            compiled.RootElement.GetProperty("parameters").EnumerateObject().Select(one => one.Name).Order(),
            given.RootElement.GetProperty("parameters").EnumerateObject().Select(one => one.Name).Order());
    }

    // Whoever deploys for the first time has nothing but this page and what azd shows.
    [Fact]
    public void Every_name_that_the_page_asks_for_is_an_output_or_printed_by_a_command_of_it()
    {
        var text = File.ReadAllText(Repository.At("docs", "deploying.md"));
        using var compiled = JsonDocument.Parse(templates.Compiled);
        HashSet<string> known = [.. compiled.RootElement.GetProperty("outputs").EnumerateObject().Select(one => one.Name), "CLIENT_ID", "VAULT_OFFICERS", "ONBOARDING_SETTINGS"];

        var asked = Capitals().Matches(text[..text.IndexOf("## Parameters", StringComparison.Ordinal)]).Select(one => one.Value).ToHashSet();
        Assert.Subset(known, asked);
        Assert.Contains("TENANT_ID", asked);
    }

    [Fact]
    public void Every_parameter_is_documented_with_the_variable_that_azd_and_the_pipeline_take_it_from()
    {
        var rows = MarkdownTable.Of("deploying.md", "Parameters");
        var given = File.ReadAllText(Repository.At("infra", "main.parameters.json"));
        using var compiled = JsonDocument.Parse(templates.Compiled);

        Assert.Equal(
            compiled.RootElement.GetProperty("parameters").EnumerateObject().Select(one => one.Name).Order(),
            rows.SelectMany(row => Quoted().Matches(row[0])).Select(one => one.Groups[1].Value).Order());
        Assert.All(rows.SelectMany(row => Quoted().Matches(row[1])), one => Assert.Contains($"${{{one.Groups[1].Value}}}", given, StringComparison.Ordinal));
    }

    // The table under "Settings"; one cell may name several.
    private static HashSet<string> Explained() =>
    [
        .. MarkdownTable.Of("azure-host.md", "Settings").SelectMany(row => Quoted().Matches(row[0]).Select(one => one.Groups[1].Value)),
    ];

    [GeneratedRegex("`([A-Za-z_0-9]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\b[A-Z]+(_[A-Z]+)+\\b")]
    private static partial Regex Capitals();

    [GeneratedRegex("__\\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex("<TargetFramework>net([0-9.]+)</TargetFramework>")]
    private static partial Regex Framework();
}

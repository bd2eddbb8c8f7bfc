using System.Text.Json;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>The compiler has nothing to say of any template, and would say it.</summary>
[Collection(OnTemplates.Name)]
public sealed class LintTests(Templates templates)
{
    [Fact]
    public async Task No_template_has_an_error_or_a_warning()
    {
        Assert.NotEmpty(templates.Files);
        Assert.Empty(await Diagnostics.OfAsync(templates.Folder, "**/*.bicep"));
    }

    [Theory]
    [InlineData("resource a 'Microsoft.Storage/storageAccounts@2025-06-01' = { name: 'abc', location: 'westeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' }, properties: { allowSharedKeyAcess: false } }", "BCP089")]
    [InlineData("param forgotten string", "no-unused-params")]
    public async Task A_template_that_is_wrong_is_found_although_the_compiler_may_end_with_0(string template, string rule)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templates.Folder, $"wrong-{rule}"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wrong.bicep"), template);

        var findings = await Diagnostics.OfAsync(folder.FullName, "wrong.bicep");

        folder.Delete(recursive: true);
        Assert.Contains(findings, finding => finding.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_of_the_linter_is_an_error_but_the_one_that_depends_on_the_day()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Repository.At("infra", "bicepconfig.json")));
        var rules = settings.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject();

        Assert.Equal(["use-recent-api-versions"], rules.Where(rule => rule.Value.GetProperty("level").GetString() != "error").Select(rule => rule.Name));
    }

    [Fact]
    public void No_module_comes_from_elsewhere() => Assert.All(templates.Files, file =>
        Assert.DoesNotContain("br/public:", File.ReadAllText(Path.Combine(templates.Folder, file)), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_environment_can_be_foretold_without_a_finding(string environment)
    {
        Assert.Empty(templates.In(environment).Findings);
        Assert.NotEmpty(templates.In(environment).Resources);
    }

    public static TheoryData<string> Environments => [.. Templates.Environments];
}

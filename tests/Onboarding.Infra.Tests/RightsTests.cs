using System.Text.RegularExpressions;

namespace Onboarding.Infra.Tests;

/// <summary>Who is given what. A right that is added, or that grows, must be written here with its reason.</summary>
[Collection(OnTemplates.Name)]
public sealed partial class RightsTests(Templates templates)
{
    // Built-in roles and the one kind of resource on which each may be given.
    private static readonly Dictionary<string, (string Role, string On)> Allowed = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", "Microsoft.Storage/storageAccounts"),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("Storage Queue Data Contributor", "Microsoft.Storage/storageAccounts"),
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ("Storage Table Data Contributor", "Microsoft.Storage/storageAccounts"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", "Microsoft.KeyVault/vaults"),
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = ("Key Vault Secrets Officer", "Microsoft.KeyVault/vaults"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "Microsoft.Insights/components"),
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = ("Durable Task Data Contributor", "Microsoft.DurableTask/schedulers/*/taskHubs"),
    };

    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Each_right_is_one_of_the_list_on_its_kind_of_resource_and_says_why(string environment)
    {
        var rights = Rights(environment);

        Assert.NotEmpty(rights);
        Assert.All(rights, right =>
        {
            var known = Assert.Contains(RoleOf(right), (IReadOnlyDictionary<string, (string Role, string On)>)Allowed);
            Assert.Equal(known.On, ScopeOf(right));
            Assert.StartsWith($"{known.Role}: ", right["description"], StringComparison.Ordinal);
            Assert.InRange(right["description"]!.Length, 60, 500);
        });
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_app_has_what_Durable_Functions_and_the_product_need_on_storage(string environment) => Assert.Equal(
        ["Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor"],
        Rights(environment).Where(right => ScopeOf(right) == "Microsoft.Storage/storageAccounts").Select(right => Allowed[RoleOf(right)].Role).Order());

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_right_is_given_twice(string environment) => Assert.Distinct(Rights(environment).Select(right => RoleOf(right)));

    [Fact]
    public void The_documentation_tells_of_each_right() => Assert.Equal(
        Allowed.Values.Select(one => one.Role).Order(),
        MarkdownTable.Of("deploying.md", "What is made, with what rights, and why").Select(row => row[0]).Order());

    [Fact]
    public void Only_with_the_scheduler_the_app_has_a_right_on_one_and_only_with_officers_somebody_writes_secrets()
    {
        Assert.Contains(Rights("everything"), right => Allowed[RoleOf(right)].Role == "Durable Task Data Contributor");
        Assert.Contains(Rights("everything"), right => Allowed[RoleOf(right)].Role == "Key Vault Secrets Officer");
        Assert.DoesNotContain(Rights("production"), right => Allowed[RoleOf(right)].Role is "Durable Task Data Contributor" or "Key Vault Secrets Officer");
    }

    private IReadOnlyList<Resource> Rights(string environment) => templates.In(environment).Of("Microsoft.Authorization/roleAssignments");

    private static string RoleOf(Resource right) => right["roleDefinitionId"]!.Split('/')[^1];

    // The last provider before that of the assignment, without names.
    private static string ScopeOf(Resource right)
    {
        var scope = right.Id.Split("/providers/Microsoft.Authorization/", StringSplitOptions.None)[0].Split("/providers/")[^1];
        return Hub().IsMatch(scope) ? "Microsoft.DurableTask/schedulers/*/taskHubs" : string.Join('/', scope.Split('/').Take(2));
    }

    [GeneratedRegex("^Microsoft.DurableTask/schedulers/[^/]+/taskHubs/[^/]+$")]
    private static partial Regex Hub();
}

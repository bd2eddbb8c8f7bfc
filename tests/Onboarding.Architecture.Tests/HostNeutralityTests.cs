using Onboarding.Testing;

namespace Onboarding.Architecture.Tests;

/// <summary>The app compiles unchanged on both hosts only if it names nothing but what the real packages have.</summary>
public sealed class HostNeutralityTests
{
    private const string List = "runtime-members.txt";

    [Theory]
    [InlineData("Onboarding.Workflows.dll")]
    [InlineData("Onboarding.Functions.dll")]
    public void The_app_uses_only_members_of_the_runtime_that_were_found_in_the_real_packages(string assembly)
    {
        var found = File.ReadLines(Repository.At("tests", "Onboarding.Architecture.Tests", List)).ToHashSet(StringComparer.Ordinal);
        var used = RuntimeReferences.MembersIn(PathOf(assembly), IsRuntime);

        Assert.NotEmpty(used);
        var unknown = used.Where(member => !found.Contains(member)).ToList();
        Assert.True(unknown.Count == 0, $"""
            {assembly} uses members of the runtime that are not in {List}:
            {string.Join(Environment.NewLine, unknown)}
            Look each up in the real package, of the version that the list names. If it is there, add the line; if not, the app must do without.
            """);
    }

    [Theory]
    [InlineData("Onboarding.Workflows.dll")]
    [InlineData("Onboarding.Functions.dll")]
    public void Every_type_of_the_runtime_that_the_app_uses_is_listed_in_the_documentation(string assembly)
    {
        var listed = File.ReadAllText(Repository.At("docs", "durable-api.md"));

        Assert.All(RuntimeReferences.TypesIn(PathOf(assembly), IsRuntime), type =>
        {
            var name = type[(type.LastIndexOf('.') + 1)..].Split('`')[0];
            Assert.True(listed.Contains($"`{name}", StringComparison.Ordinal), $"docs/durable-api.md does not list {type}.");
        });
    }

    [Theory]
    [InlineData("workflows")]
    [InlineData("functions")]
    public void The_app_has_no_conditional_compilation(string folder) =>
        Assert.DoesNotContain(Repository.SourceFiles(folder), file =>
            File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);

    private static bool IsRuntime(string assembly) => assembly.StartsWith("Onboarding.Runtime", StringComparison.Ordinal);
}

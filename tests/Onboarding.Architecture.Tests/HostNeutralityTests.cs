using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Onboarding.Testing;

namespace Onboarding.Architecture.Tests;

/// <summary>The app compiles unchanged on both hosts only if it names nothing but what the real packages have.</summary>
public sealed class HostNeutralityTests
{
    private static readonly string[] RealNamespaces = ["Microsoft.DurableTask", "Microsoft.Azure.Functions.Worker", "Microsoft.Extensions.Hosting"];

    [Theory]
    [InlineData("Onboarding.Workflows.dll")]
    [InlineData("Onboarding.Functions.dll")]
    public void The_app_uses_only_types_of_the_runtime_that_the_real_packages_have(string assembly)
    {
        var used = RuntimeTypesUsedBy(assembly);

        Assert.NotEmpty(used);
        Assert.All(used, type => Assert.Contains(RealNamespaces, real =>
            type.StartsWith(real + ".", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Onboarding.Workflows.dll")]
    [InlineData("Onboarding.Functions.dll")]
    public void Every_type_of_the_runtime_that_the_app_uses_is_listed_in_the_documentation(string assembly)
    {
        var listed = File.ReadAllText(Repository.At("docs", "durable-api.md"));

        Assert.All(RuntimeTypesUsedBy(assembly), type =>
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

    private static List<string> RuntimeTypesUsedBy(string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Where(type => ComesFromRuntime(metadata, type))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Order(StringComparer.Ordinal)];
    }

    private static bool ComesFromRuntime(MetadataReader metadata, TypeReference type) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            .StartsWith("Onboarding.Runtime", StringComparison.Ordinal);
}

using Onboarding.Examples;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Cli;

public sealed class ExampleFilesTests
{
    private static readonly string Examples = Repository.At("examples");
    private static readonly string Folder = Path.Combine(Examples, RetailerSaleSeason.Folder);
    private static readonly IReadOnlyDictionary<string, string> Written = RetailerSaleSeason.Files(ExampleFolder.ReadPlaybook(Examples));

    /// <summary>Every file of the example, by its path.</summary>
    public static TheoryData<string> Files() => new(Written.Keys);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_example_is_what_the_generator_writes(string file) =>
        Assert.True(Written[file] == File.ReadAllText(Path.Combine(Folder, file)), $"{file} differs. Write the example anew: dotnet run --project examples/Generator");

    [Fact]
    public void The_example_has_no_other_files() => Assert.Equal(
        Written.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
}

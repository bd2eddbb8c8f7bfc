using System.Text.RegularExpressions;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Docs;

/// <summary>docs/domain-coverage.md names for every line of the domain a file and a test that are there.</summary>
public sealed partial class DomainCoverageTests
{
    // Lines of each section, as many as the domain has: one that goes missing is missed here.
    private static readonly (string Section, int Lines)[] Sections =
    [
        ("W", 15), ("1", 39), ("2", 32), ("3", 21), ("4", 10), ("5", 19), ("6", 21), ("7", 13), ("8", 8), ("R", 9), ("P", 4), ("L", 2),
    ];

    private static readonly IReadOnlyList<Row> Rows =
        [.. File.ReadLines(Repository.At("docs", "domain-coverage.md")).Where(line => IdCell().IsMatch(line)).Select(Read)];

    private static readonly ILookup<string, string> TestSources = Repository.SourceFiles("tests")
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), file => File.ReadAllText(file));

    [Fact]
    public void Every_line_of_the_domain_has_one_row() => Assert.Equal(
        Sections.SelectMany(section => Enumerable.Range(1, section.Lines).Select(line => $"{section.Section}.{line}")), Rows.Select(row => row.Id));

    [Fact]
    public void Every_row_says_what_it_is_about() => Assert.All(Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.What), row.Id));

    [Fact]
    public void Every_row_names_files_that_exist() => Assert.All(Rows, row =>
    {
        Assert.NotEmpty(row.Code);
        Assert.All(row.Code, path => Assert.True(File.Exists(Repository.At(path.Split('/'))), $"{row.Id}: {path} does not exist."));
    });

    [Fact]
    public void Every_row_names_tests_that_exist() => Assert.All(Rows, row =>
    {
        Assert.NotEmpty(row.Tests);
        Assert.All(row.Tests, test => Assert.True(Exists(test), $"{row.Id}: there is no test {test}."));
    });

    // Two projects may have a class of the same name.
    private static bool Exists(string test) =>
        test.Split('.') is [var name, var method] && TestSources[name].Any(source => Regex.IsMatch(source, $@"public (async Task|void) {Regex.Escape(method)}\("));

    private static Row Read(string line)
    {
        var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return new Row(cells[0], cells.ElementAtOrDefault(1) ?? "", Quoted(cells.ElementAtOrDefault(2)), Quoted(cells.ElementAtOrDefault(3)));
    }

    private static IReadOnlyList<string> Quoted(string? cell) => [.. Code().Matches(cell ?? "").Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\|\s*[A-Z0-9]\.\d+\s*\|")]
    private static partial Regex IdCell();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    private sealed record Row(string Id, string What, IReadOnlyList<string> Code, IReadOnlyList<string> Tests);
}

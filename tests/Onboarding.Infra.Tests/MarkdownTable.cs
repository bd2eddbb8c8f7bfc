using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>The first table under a heading of a document.</summary>
internal static class MarkdownTable
{
    /// <summary>Its rows without the head, as cells.</summary>
    public static IReadOnlyList<string[]> Of(string document, string heading)
    {
        var rows = File.ReadLines(Repository.At("docs", document))
            .SkipWhile(line => line.TrimStart('#', ' ') != heading || !line.StartsWith('#')).Skip(1)
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|', ' ').Split(" | ", StringSplitOptions.TrimEntries)).ToList();
        Assert.True(rows.Count > 0, $"docs/{document} has no table under '{heading}'.");
        return rows;
    }
}

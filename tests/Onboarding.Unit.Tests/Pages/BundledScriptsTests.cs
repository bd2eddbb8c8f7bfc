using System.Security.Cryptography;
using System.Text;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Pages;

/// <summary>What npm makes of functions/web stands in wwwroot; <c>npm run check</c> there compares all of it, this tells without npm that it is not older.</summary>
public sealed class BundledScriptsTests
{
    [Fact]
    public void The_charts_script_is_made_of_the_sources_that_are_there()
    {
        var bundle = TextOf("functions", "wwwroot", "charts.js");

        Assert.True(
            bundle.StartsWith($"/*! Made by functions/web from sha256 {HashOfSources()}\n", StringComparison.Ordinal),
            "functions/wwwroot/charts.js is older than its sources: run \"npm ci && npm run build\" in functions/web and commit the result.");
    }

    [Fact]
    public void It_keeps_the_licences_of_what_it_brings_along()
    {
        var bundle = TextOf("functions", "wwwroot", "charts.js");

        Assert.Contains("d3-scale 4.", bundle, StringComparison.Ordinal);
        Assert.Contains("Mike Bostock", bundle, StringComparison.Ordinal);
        Assert.Contains("Permission to use, copy, modify", bundle, StringComparison.Ordinal);
    }

    private static string HashOfSources()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sources = Directory.GetFiles(Repository.At("functions", "web", "src")).Select(file => $"src/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
        foreach (var file in sources.Prepend("package-lock.json").Prepend("build.mjs"))
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n{TextOf(["functions", "web", .. file.Split('/')])}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string TextOf(params string[] path) => File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");
}

using System.Diagnostics;
using System.Net;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Describing;

/// <summary>The API's description as it is served.</summary>
[Collection(SharedAppTests.Name)]
public sealed class DescriptionTests(SharedApp app)
{
    [Fact]
    public async Task A_public_linter_finds_no_error_in_it()
    {
        using var api = app.Api();
        var file = Path.Combine(Directory.CreateTempSubdirectory("onboarding-openapi-").FullName, "openapi.json");
        await File.WriteAllTextAsync(file, (await api.GetAsync("api/v1/openapi.json")).Expect(HttpStatusCode.OK).Text);

        var (code, output) = await LintAsync(file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task It_can_be_browsed_and_nothing_of_that_comes_from_elsewhere()
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip }) { BaseAddress = app.Stack.App };

        using var page = await http.GetAsync("api");
        var html = await page.Content.ReadAsStringAsync();
        using var script = await http.GetAsync("api/browser/scalar.js");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("//cdn", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains("api-reference", await script.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> LintAsync(string file)
    {
        var folder = Repository.At("tests", "Onboarding.Integration.Tests", "Describing", "lint");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "node_modules", "@redocly", "cli", "bin", "cli.js"), "lint", file, "--config", Path.Combine(folder, "redocly.yaml"), "--format", "stylish"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // It tells its makers nothing and asks them for no newer one.
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true", ["NO_COLOR"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', output));
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Onboarding.Integration.Tests.Cli;

/// <summary>The command line as a process of its own, as people and scripts run it.</summary>
internal static class CliProcess
{
    /// <summary>The program, built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "onboard.dll");

    public static Task<CliAnswer> RunAsync(Uri app, params string[] arguments) =>
        StartAsync("dotnet", [Program, .. arguments, "--url", app.ToString(), "--lang", "en"], new Dictionary<string, string>());

    /// <summary>Runs any program to its end.</summary>
    public static async Task<CliAnswer> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliAnswer(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a command ended with and printed.</summary>
internal sealed record CliAnswer(int Code, string Output, string Errors)
{
    /// <summary>Stdout as the one JSON document that it must be.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    public CliAnswer Expect(int code)
    {
        Assert.True(code == Code, $"Expected exit code {code}, got {Code}:\n{Output}\n{Errors}");
        return this;
    }
}

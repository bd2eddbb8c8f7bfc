using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Onboarding.Infra.Tests;

/// <summary>The Bicep command line out of its package; it has the types of Azure's resources with it and asks nobody.</summary>
internal static class BicepCli
{
    private static readonly string Program = typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Bicep").Value!;

    // What a deployment is told by its surroundings; without them the parameters of an environment do not compile.
    private static readonly Dictionary<string, string> Surroundings = new()
    {
        ["AZURE_LOCATION"] = "westeurope",
        ["SIGN_IN_CLIENT_ID"] = "00000000-0000-0000-0000-000000000000",
        ["MAIL_FROM"] = "onboarding@example.com",
        ["ALERT_EMAIL"] = "on-call@example.com",
        ["BUDGET_START"] = "2026-12-01",
    };

    /// <summary>Runs it in a folder.</summary>
    public static async Task<BicepRun> RunAsync(string folder, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            throw new PlatformNotSupportedException("The tests of infra/ run the Bicep command line of the package Azure.Bicep.CommandLine.linux-x64: they need Linux on x64. Leave them to CI elsewhere.");
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Surroundings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new BicepRun(process.ExitCode, await output, await error);
    }
}

/// <summary>What came of a call.</summary>
internal sealed record BicepRun(int Code, string Output, string Error);

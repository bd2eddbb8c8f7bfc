using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Cli.Doctor;

/// <summary>Node, which runs the storage emulator and the local inbox, and those two as npm brings them.</summary>
internal static class NodeCheck
{
    /// <summary>As the app asks for it at its start.</summary>
    public const int Oldest = 20;

    private static readonly string[] Packages = ["azurite", "maildev"];

    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings here, Texts texts, CancellationToken cancellation) =>
        [Judge(await VersionAsync(cancellation), texts), .. Tools(here, texts)];

    /// <param name="version">What <c>node --version</c> prints; null: there is none.</param>
    /// <param name="texts">Language.</param>
    public static Finding Judge(string? version, Texts texts)
    {
        if (version is null) return Finding.Wrong("node", texts["doctor.node.missing"], texts["doctor.node.install", Oldest]);
        var isNumber = int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major);
        return isNumber && major >= Oldest
            ? Finding.Fine("node", texts["doctor.node.found", version])
            : Finding.Wrong("node", texts["doctor.node.old", version], texts["doctor.node.install", Oldest]);
    }

    private static IEnumerable<Finding> Tools(Surroundings here, Texts texts)
    {
        if (here.Root is null) yield break;
        var installed = Path.Combine(here.Root, "tools", "node_modules");
        var missing = Packages.Where(tool => !Directory.Exists(Path.Combine(installed, tool))).ToList();
        yield return missing.Count == 0
            ? Finding.Fine("tools", texts["doctor.tools.found"])
            : Finding.Notice("tools", texts["doctor.tools.missing", string.Join(", ", missing)], texts["doctor.tools.install"]);
    }

    private static async Task<string?> VersionAsync(CancellationToken cancellation)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var printed = await node.StandardOutput.ReadToEndAsync(cancellation);
            await node.WaitForExitAsync(cancellation);
            return node.ExitCode == 0 ? printed.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

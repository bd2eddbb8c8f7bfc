using System.ComponentModel;
using System.Diagnostics;

namespace Onboarding.Runtime.Azurite;

/// <summary>Where Node and the programs of <c>tools/</c> are.</summary>
public static class LocalTools
{
    private const int OldestNode = 20;

    /// <summary>The folder that holds Onboarding.sln above the app; the app's own folder when there is none.</summary>
    public static string ContentRoot { get; } = FindRoot();

    /// <summary>A script of an installed npm package.</summary>
    /// <exception cref="LocalServiceException">It is not installed.</exception>
    public static string Script(params string[] path)
    {
        var script = Path.Combine([ContentRoot, "tools", .. path]);
        return File.Exists(script)
            ? script
            : throw new LocalServiceException($"{script} is missing. Run 'npm ci' in {Path.Combine(ContentRoot, "tools")}, or build the app again.");
    }

    /// <summary>Starts node and returns what it prints.</summary>
    /// <exception cref="LocalServiceException">Node is missing, too old, or the script fails.</exception>
    public static async Task<string> RunNodeAsync(IEnumerable<string> arguments, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var node = Process.Start(start)!;
            var output = node.StandardOutput.ReadToEndAsync(cancellation);
            var errors = node.StandardError.ReadToEndAsync(cancellation);
            await node.WaitForExitAsync(cancellation);
            return node.ExitCode == 0
                ? (await output).Trim()
                : throw new LocalServiceException($"node ended with code {node.ExitCode}: {(await errors).Trim().ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception)
        {
            throw new LocalServiceException($"Node.js is not on the PATH. Install Node {OldestNode} or newer (https://nodejs.org), or set AzureWebJobsStorage to a storage account.");
        }
    }

    /// <summary>Checks that Node is there and new enough.</summary>
    /// <exception cref="LocalServiceException">It is not.</exception>
    public static async Task CheckNodeAsync(CancellationToken cancellation = default)
    {
        var version = await RunNodeAsync(["--version"], cancellation);
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], out var major) || major < OldestNode)
            throw new LocalServiceException($"Node {version} is too old. Install Node {OldestNode} or newer (https://nodejs.org).");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Onboarding.sln"))) return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }
}

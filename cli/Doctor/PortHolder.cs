using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Cli.Doctor;

/// <summary>Which program listens on a port of this machine: from /proc on Linux, from lsof elsewhere.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";
    private const int LongestCommand = 80;

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Process id and command; null when it cannot be told, for example because it is another user's.</summary>
    public static string? Of(int port) => OperatingSystem.IsLinux() ? OnLinux(port) : OperatingSystem.IsWindows() ? null : ByLsof(port);

    /// <summary>Inodes of the sockets that listen on a port, from the lines of <c>/proc/net/tcp</c>.</summary>
    public static IEnumerable<string> InodesOf(IEnumerable<string> lines, int port)
    {
        var hexPort = port.ToString("X4", CultureInfo.InvariantCulture);
        return from line in lines.Skip(1)
               let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where fields.Length > 9 && fields[3] == Listening && fields[1].EndsWith($":{hexPort}", StringComparison.Ordinal)
               select fields[9];
    }

    private static string? OnLinux(int port)
    {
        var sockets = Tables.Where(File.Exists)
            .SelectMany(table => InodesOf(File.ReadLines(table), port)).Select(inode => $"socket:[{inode}]").ToHashSet();
        return Directory.EnumerateDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
            .Where(process => HasOneOf(process, sockets)).Select(Name).FirstOrDefault();
    }

    private static bool HasOneOf(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Name(string process)
    {
        var command = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ').Trim();
        return $"{Path.GetFileName(process)} {(command.Length > LongestCommand ? command[..LongestCommand] + "…" : command)}";
    }

    private static string? ByLsof(int port)
    {
        try
        {
            var start = new ProcessStartInfo("lsof", ["-nP", $"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var lsof = Process.Start(start)!;
            var fields = lsof.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var (id, command) = (fields.FirstOrDefault(field => field[0] == 'p'), fields.FirstOrDefault(field => field[0] == 'c'));
            return id is null ? null : $"{id[1..]} {command?[1..]}".Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Who holds the hub's lease, told well enough to know on the same machine whether the process still lives.</summary>
internal static class LeaseOwner
{
    private const string Lease = "lease";
    private const string Machine = "machine";
    private const string ProcessId = "process";
    private const string Started = "started";

    // The start of one process is reported a few milliseconds apart on some systems.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    public static Dictionary<string, string> This(string lease)
    {
        using var self = Process.GetCurrentProcess();
        return new()
        {
            [Lease] = lease,
            [Machine] = ThisMachine(),
            [ProcessId] = self.Id.ToString(CultureInfo.InvariantCulture),
            [Started] = StartOf(self).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Id of a lease whose owner is dead; null while it lives or when nobody here can tell.</summary>
    public static string? DeadOwnersLease(IDictionary<string, string> owner)
    {
        if (!owner.TryGetValue(Machine, out var machine) || machine != ThisMachine()) return null;
        if (!owner.TryGetValue(Lease, out var lease) || !owner.TryGetValue(ProcessId, out var id) || !owner.TryGetValue(Started, out var started)) return null;
        return Lives(int.Parse(id, CultureInfo.InvariantCulture), long.Parse(started, CultureInfo.InvariantCulture)) ? null : lease;
    }

    private static bool Lives(int id, long started)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(StartOf(process) - started) <= SameStart.Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // The name alone is the same in containers of one name; its boot and its space of process ids are not.
    private static string ThisMachine()
    {
        var parts = $"{Environment.MachineName}|{ReadBoot()}|{new FileInfo("/proc/self/ns/pid").LinkTarget}";
        return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(parts));
    }

    private static string ReadBoot()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static long StartOf(Process process) => process.StartTime.ToUniversalTime().Ticks;
}

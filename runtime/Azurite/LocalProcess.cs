using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Onboarding.Runtime.Azurite;

/// <summary>
/// A Node program beside the app, in a session of its own. A file in its data folder says which process it is, so that after the app
/// was killed the next start takes it over instead of starting a second one.
/// </summary>
internal sealed class LocalProcess
{
    private const int Interrupt = 2;

    private readonly string _pidFile;
    private readonly Process _process;

    private LocalProcess(Process process, string pidFile)
    {
        _process = process;
        _pidFile = pidFile;
    }

    public int Id => _process.Id;

    public bool IsAlive => !_process.HasExited && !IsZombie(_process.Id);

    /// <summary>The process that a former app started and left; null when there is none.</summary>
    public static LocalProcess? Adopt(string folder, string name)
    {
        var pidFile = PidFile(folder, name);
        if (!File.Exists(pidFile)) return null;
        var fields = File.ReadAllText(pidFile).Split(' ');
        if (fields.Length != 2 || !int.TryParse(fields[0], CultureInfo.InvariantCulture, out var id)) return null;
        try
        {
            var process = Process.GetProcessById(id);
            var started = long.Parse(fields[1], CultureInfo.InvariantCulture);
            var same = Math.Abs(process.StartTime.ToUniversalTime().Ticks - started) < TimeSpan.FromSeconds(2).Ticks && !IsZombie(id);
            return same ? new LocalProcess(process, pidFile) : null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public static async Task<LocalProcess> StartAsync(string folder, string name, IEnumerable<string> node, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var printed = await LocalTools.RunNodeAsync([LocalTools.Script("launch.cjs"), Path.Combine(folder, name + ".log"), .. node], cancellation);
        var process = Process.GetProcessById(int.Parse(printed, CultureInfo.InvariantCulture));
        var pidFile = PidFile(folder, name);
        try
        {
            await File.WriteAllTextAsync(
                pidFile, string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime().Ticks}"), cancellation);
            return new LocalProcess(process, pidFile);
        }
        catch
        {
            // Nobody would know of it any more.
            process.Kill();
            throw;
        }
    }

    /// <summary>Asks it to save and end (SIGINT); kills it when it has not ended after a while.</summary>
    public async Task StopAsync()
    {
        if (IsAlive)
        {
            if (OperatingSystem.IsWindows() || Kill(_process.Id, Interrupt) != 0) _process.Kill();
            for (var waited = 0; IsAlive && waited < 100; waited++) await Task.Delay(100);
            if (IsAlive) _process.Kill();
        }

        File.Delete(_pidFile);
        _process.Dispose();
    }

    public void Kill() => _process.Kill();

    public async Task WaitForEndAsync(CancellationToken cancellation)
    {
        while (IsAlive) await Task.Delay(200, cancellation);
    }

    private static string PidFile(string folder, string name) => Path.Combine(folder, name + ".pid");

    // A process that ended but was not collected by the machine's first process still has an id.
    private static bool IsZombie(int id)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}

using System.Runtime.InteropServices;

namespace Onboarding.Cli.Hosting;

/// <summary>Asks a process to stop, as Ctrl+C would.</summary>
internal static partial class Signals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    /// <summary>False where there are no signals.</summary>
    public static bool TryInterrupt(int processId) => TrySend(processId, Interrupt);

    /// <summary>For a process that ignores SIGINT, as everything does that a shell script started in the background.</summary>
    public static bool TryTerminate(int processId) => TrySend(processId, Terminate);

    private static bool TrySend(int processId, int signal) => !OperatingSystem.IsWindows() && Kill(processId, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}

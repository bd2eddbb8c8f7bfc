using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Onboarding.Runtime.Azurite;

/// <summary>
/// Ports of this machine's loopback address for what tests and benchmarks start. Whoever asks the system for any free port and gives it back
/// may find it taken once it is needed: by another who asked, or by one of the thousands of connections, which get theirs from the same range.
/// These are below that range (from 32768 on Linux, from 49152 elsewhere), and a user's processes take them in turn.
/// </summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 31_999;
    private const int All = Last - First + 1;

    private static readonly string Name = $"onboarding-ports-{Environment.UserName}";
    private static readonly string LastTaken = Path.Combine(Path.GetTempPath(), Name);

    /// <summary>Ports that nobody listens on and that nobody else gets in the next few thousand turns.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidOperationException">So many are not free.</exception>
    public static int[] Take(int count)
    {
        using var turn = new Mutex(initiallyOwned: false, $@"Global\{Name}");
        Wait(turn);
        try
        {
            int[] ports = [.. After(ReadLast()).Where(IsFree).Take(count)];
            if (ports.Length < count) throw new InvalidOperationException($"Of the ports {First} to {Last} fewer than {count} are free.");
            File.WriteAllText(LastTaken, ports[^1].ToString(CultureInfo.InvariantCulture));
            return ports;
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static int ReadLast() =>
        File.Exists(LastTaken) && int.TryParse(File.ReadAllText(LastTaken), CultureInfo.InvariantCulture, out var stored) && stored is >= First and <= Last ? stored : Last;

    private static void Wait(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A process was killed in its turn; the turn is ours all the same.
        }
    }

    private static IEnumerable<int> After(int last) => Enumerable.Range(1, All).Select(step => First + ((last - First + step) % All));

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Onboarding.Runtime.Azurite;

/// <summary>Ports on this machine's loopback address.</summary>
public static class LocalPorts
{
    /// <summary>True when somebody listens on the port.</summary>
    public static async Task<bool> IsTakenAsync(int port, CancellationToken cancellation = default)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Ports that were free a moment ago.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }
}

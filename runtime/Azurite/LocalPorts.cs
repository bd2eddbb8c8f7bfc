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
}

using System.Net.Sockets;

namespace Onboarding.Cli.Hosting;

/// <summary>Whether something listens on a port of this machine.</summary>
internal static class PortCheck
{
    public static async Task<bool> IsTakenAsync(string host, int port, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

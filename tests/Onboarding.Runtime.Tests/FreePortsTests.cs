using System.Net;
using System.Net.Sockets;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Runtime.Tests;

public sealed class FreePortsTests
{
    [Fact]
    public async Task No_port_is_given_to_two_who_ask_at_once()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FreePorts.Take(20))));

        Assert.Distinct(taken.SelectMany(ports => ports));
    }

    [Fact]
    public void No_port_is_given_on_which_somebody_listens_or_from_which_connections_get_theirs()
    {
        var last = FreePorts.Take(1)[0];
        // Past the end of the range, so that what is listened on lies ahead; and so far that other processes of tests do not come to it meanwhile.
        if (last > 31_500) last = FreePorts.Take(600)[^1];
        using var listener = ListenFrom(last + 200);

        var taken = FreePorts.Take(400);

        Assert.DoesNotContain(((IPEndPoint)listener.LocalEndpoint).Port, taken);
        Assert.All(taken, port => Assert.InRange(port, 20_000, 31_999));
    }

    private static TcpListener ListenFrom(int port)
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, port++);
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }
    }
}

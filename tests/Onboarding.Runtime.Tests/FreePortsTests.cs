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
        // So far ahead that other processes of tests do not come to it meanwhile.
        var ahead = FreePorts.Take(1)[0] + 200;
        using var listener = new TcpListener(IPAddress.Loopback, ahead);
        listener.Start();

        Assert.DoesNotContain(FreePorts.Take(300), port => port == ahead || port is < 20_000 or > 32_000);
    }
}

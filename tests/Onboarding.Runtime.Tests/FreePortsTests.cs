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
        var next = FreePorts.Take(1)[0] + 1;
        using var listener = new TcpListener(IPAddress.Loopback, next);
        listener.Start();

        Assert.DoesNotContain(FreePorts.Take(50), port => port == next || port is < 20_000 or > 32_000);
    }
}

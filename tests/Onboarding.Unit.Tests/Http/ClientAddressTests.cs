using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Onboarding.Functions.Http;

namespace Onboarding.Unit.Tests.Http;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData(0, "203.0.113.9", "198.51.100.7")]
    [InlineData(1, "203.0.113.9", "203.0.113.9")]
    [InlineData(1, "203.0.113.9:51234", "203.0.113.9")]
    [InlineData(1, "10.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData(2, "203.0.113.9, 10.0.0.1", "203.0.113.9")]
    [InlineData(1, "[2001:db8::1]:443", "2001:db8::1")]
    [InlineData(1, "nonsense", "unknown")]
    [InlineData(2, "203.0.113.9", "unknown")]
    public void Only_what_our_own_proxies_wrote_is_believed(int proxies, string forwarded, string expected) =>
        Assert.Equal(expected, Addresses(proxies).Of(Request("198.51.100.7", forwarded)));

    [Theory]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "20010db800010002")]
    [InlineData("2001:db8:1:2:bbbb::2", "20010db800010002")]
    public void Addresses_that_one_customer_chooses_freely_count_as_one(string address, string expected) =>
        Assert.Equal(expected, Addresses(0).NetworkOf(Request(address, "")));

    private static ClientAddress Addresses(int proxies) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Onboarding:TrustedProxies"] = $"{proxies}" }).Build());

    private static HttpRequest Request(string address, string forwarded)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        return http.Request;
    }
}

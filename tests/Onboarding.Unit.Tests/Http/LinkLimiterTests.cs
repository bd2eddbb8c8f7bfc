using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;

namespace Onboarding.Unit.Tests.Http;

public sealed class LinkLimiterTests
{
    [Fact]
    public void One_link_is_limited_wherever_its_requests_come_from_and_others_are_not()
    {
        using var limiter = Limiter(perAddress: 100, perLink: 3);
        var (link, other) = (LinkTokens.Create(), LinkTokens.Create());

        Assert.All(Enumerable.Range(1, 3), host => Assert.Null(limiter.Refuses(Request($"198.51.100.{host}", link))));

        Assert.InRange(limiter.Refuses(Request("198.51.100.9", link))!.Value, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Null(limiter.Refuses(Request("198.51.100.9", other)));
    }

    [Fact]
    public void One_address_is_limited_whatever_it_asks_for_and_others_are_not()
    {
        using var limiter = Limiter(perAddress: 3, perLink: 100);

        Assert.Null(limiter.Refuses(Request("198.51.100.1", "nonsense")));
        Assert.Null(limiter.Refuses(Request("198.51.100.1", LinkTokens.Create())));
        Assert.Null(limiter.Refuses(Request("198.51.100.1", LinkTokens.Create())));

        Assert.NotNull(limiter.Refuses(Request("198.51.100.1", LinkTokens.Create())));
        Assert.Null(limiter.Refuses(Request("198.51.100.2", LinkTokens.Create())));
    }

    private static LinkLimiter Limiter(int perAddress, int perLink)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Approvals:RequestsPerMinutePerAddress"] = $"{perAddress}",
            ["Approvals:RequestsPerMinutePerLink"] = $"{perLink}",
        }).Build();
        return new LinkLimiter(configuration, new ClientAddress(configuration));
    }

    private static DefaultHttpContext Request(string address, string token)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.Request.RouteValues["token"] = token;
        return http;
    }
}

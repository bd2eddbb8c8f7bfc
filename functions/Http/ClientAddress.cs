using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Functions.Http;

/// <summary>
/// Where a request comes from. What <c>X-Forwarded-For</c> says is believed only as far as our own proxies wrote it: setting
/// <c>Onboarding:TrustedProxies</c>, how many there are in front of the app; 0 (default) means that callers connect directly.
/// </summary>
public sealed class ClientAddress(IConfiguration configuration)
{
    private const string Unknown = "unknown";

    private readonly int _proxies = configuration.GetValue("Onboarding:TrustedProxies", 0);

    /// <summary>The address as text.</summary>
    public string Of(HttpRequest request) => AddressOf(request)?.ToString() ?? Unknown;

    /// <summary>The address without what one customer of a network can choose freely: of IPv6, only the first 64 bits count.</summary>
    public string NetworkOf(HttpRequest request)
    {
        if (AddressOf(request) is not { } address) return Unknown;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private IPAddress? AddressOf(HttpRequest request)
    {
        var address = _proxies == 0 ? request.HttpContext.Connection.RemoteIpAddress : Forwarded(request);
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
    }

    // Each proxy appends the address that it was called from, so ours are at the end; what stands before them anybody may have written.
    private IPAddress? Forwarded(HttpRequest request)
    {
        var hops = request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return hops.Length >= _proxies && IPEndPoint.TryParse(hops[^_proxies], out var hop) ? hop.Address : null;
    }
}

using System.Net;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Functions.SignIn;

/// <summary>Who can reach the app, by the settings of the host that runs it.</summary>
internal static class Listening
{
    private static readonly string[] HostSettings = ["WEBSITE_HOSTNAME", "Functions:Worker:HostEndpoint"];

    /// <summary>
    /// True when only programs of this machine reach it, false also where nothing says so. Under the Functions host nothing does: the host
    /// stands in front of the worker, and listens on every address of the machine also where <c>WEBSITE_HOSTNAME</c> says <c>localhost</c>.
    /// </summary>
    public static bool IsLoopbackOnly(IConfiguration settings)
    {
        if (HostSettings.Any(name => settings[name] is { Length: > 0 })) return false;
        var addresses = AddressesOf(settings).ToList();
        return addresses.Count > 0 && addresses.TrueForAll(IsLoopback);
    }

    // Kestrel's own section goes before the list of addresses.
    private static IEnumerable<string> AddressesOf(IConfiguration settings) =>
    [
        .. (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""),
    ];

    // Such as http://*:80 is no URI, and it is every address of the machine.
    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}

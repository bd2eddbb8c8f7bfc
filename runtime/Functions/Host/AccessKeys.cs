using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>
/// Keys of HTTP functions. On loopback none is asked for; as soon as the app listens beyond it, functions of every level but anonymous
/// ask for one of <c>Runtime:Keys</c>, and the app does not start without any.
/// </summary>
internal sealed class AccessKeys
{
    private readonly List<byte[]> _hashes;

    public AccessKeys(IConfiguration configuration)
    {
        IsLocal = Urls(configuration).All(IsLoopback);
        _hashes = [.. configuration.GetSection("Runtime:Keys").GetChildren().Select(key => Hash(key.Value ?? ""))];
        if (!IsLocal && _hashes.Count == 0)
        {
            throw new InvalidOperationException(
                "The app listens beyond this machine but has no key. Set Runtime:Keys:default to a long random text, or listen on 127.0.0.1.");
        }
    }

    /// <summary>It listens on loopback only.</summary>
    public bool IsLocal { get; }

    public bool Allow(HttpContext http, AuthorizationLevel level)
    {
        if (level == AuthorizationLevel.Anonymous || IsLocal) return true;
        var given = http.Request.Headers["x-functions-key"].FirstOrDefault() ?? http.Request.Query["code"].FirstOrDefault();
        if (string.IsNullOrEmpty(given)) return false;
        var hash = Hash(given);
        return _hashes.Exists(key => CryptographicOperations.FixedTimeEquals(key, hash));
    }

    /// <summary>A request to a local app under a foreign name comes from a web page that had its name resolved to this machine.</summary>
    public bool IsForeignHost(HttpContext http) => IsLocal && !IsLoopbackName(http.Request.Host.Host);

    // Kestrel's own section goes before the list of addresses.
    private static IEnumerable<Uri> Urls(IConfiguration configuration) =>
        configuration["urls"]!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>())
            .Select(url => new Uri(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)));

    private static bool IsLoopback(Uri url) => IsLoopbackName(url.Host);

    private static bool IsLoopbackName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

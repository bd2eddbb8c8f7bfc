using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Events;

/// <summary>
/// An address that is told of events. No record, so that nothing prints its secrets; its path may be a secret too, so people are shown
/// its <see cref="Host"/> only.
/// </summary>
/// <param name="url">Where events are posted to.</param>
/// <param name="secrets">What they are signed with, <c>whsec_</c> and base64; the current one first, a former one while receivers change over.</param>
/// <param name="types">Event types it takes; null: all.</param>
public sealed class Webhook(Uri url, IReadOnlyList<string> secrets, IReadOnlySet<string>? types = null)
{
    private const int KeyLength = 12;

    /// <summary>Where events are posted to.</summary>
    public Uri Url { get; } = url;

    /// <summary>What they are signed with; each makes one signature.</summary>
    public IReadOnlyList<string> Secrets { get; } = secrets;

    /// <summary>What the rows of its deliveries are kept under: it follows from the address, so another order of the settings changes nothing.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..KeyLength];

    /// <summary>Host and port.</summary>
    public string Host { get; } = url.Authority;

    /// <summary>True when it is told of an audit entry of this kind.</summary>
    public bool Takes(string kind) => EventKinds.Contains(kind) && types?.Contains(EventKinds.TypeOf(kind)) != false;
}

using System.Text.RegularExpressions;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// Keeps out of exported log lines what exceptions say, and as a last net whatever looks like an e-mail address or a link's token, also in
/// lines of libraries. The app's own lines have none of them.
/// </summary>
internal sealed partial class LogRedaction : BaseProcessor<LogRecord>
{
    private const string Address = "[address]";
    private const string Token = "[token]";

    /// <inheritdoc />
    public override void OnEnd(LogRecord data)
    {
        var attributes = (data.Attributes ?? []).Select(one => new KeyValuePair<string, object?>(one.Key, one.Value is string text ? Clean(text) : one.Value)).ToList();
        if (data.Exception is { } exception)
        {
            attributes.Add(new("exception.type", exception.GetType().FullName));
            attributes.Add(new("exception.stacktrace", exception.StackTrace));
            data.Exception = null;
        }

        data.Attributes = attributes;
        if (data.FormattedMessage is { } message) data.FormattedMessage = Clean(message);
        if (data.Body is { } body) data.Body = Clean(body);
    }

    /// <summary>A text without e-mail addresses and tokens.</summary>
    internal static string Clean(string text) => TokenPattern().Replace(AddressPattern().Replace(text, Address), Token);

    [GeneratedRegex(@"[^\s<>""'@,;:()]+@[^\s<>""'@,;:()]+\.[^\s<>""'@,;:()]+")]
    private static partial Regex AddressPattern();

    // 256 random bits in base64url, as LinkTokens makes them.
    [GeneratedRegex(@"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex TokenPattern();
}

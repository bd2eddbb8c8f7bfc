using System.Diagnostics;
using OpenTelemetry;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// Takes out of every span what may be secret or somebody's: paths (a link's token is part of them, a person's address may be), query strings
/// (keys of functions), addresses of webhooks, and what exceptions say. Routes, hosts, states and types of errors stay.
/// </summary>
internal sealed class SpanRedaction : BaseProcessor<Activity>
{
    private const string Route = "http.route";

    // Names of the present and of the former conventions of OpenTelemetry for HTTP.
    private static readonly string[] Paths = ["url.path", "http.target"];
    private static readonly string[] Addresses = ["url.full", "http.url"];
    private static readonly string[] Never = ["url.query", "exception.message", "exception.stacktrace", "otel.status_description"];

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        // Exceptions name people ("550 no mailbox bob@..."), and storage's their whole way through the code.
        if (data.StatusDescription is not null) data.SetStatus(data.Status, null);
        foreach (var name in Never) if (data.GetTagItem(name) is not null) data.SetTag(name, null);
        foreach (var name in Paths) if (data.GetTagItem(name) is not null) data.SetTag(name, RouteOf(data));
        foreach (var name in Addresses)
        {
            if (data.GetTagItem(name) is { } address) data.SetTag(name, Uri.TryCreate($"{address}", UriKind.Absolute, out var uri) ? OriginOf(uri) : null);
        }
    }

    private static string? RouteOf(Activity span) => span.GetTagItem(Route) is string route ? "/" + route.TrimStart('/') : null;

    private static string OriginOf(Uri uri) => $"{uri.Scheme}://{uri.Authority[(uri.Authority.LastIndexOf('@') + 1)..]}/";
}

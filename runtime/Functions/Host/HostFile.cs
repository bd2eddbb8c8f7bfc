using System.Text.Json;
using Microsoft.DurableTask.Worker;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>
/// What the local host takes from host.json: the prefix of routes, and the versions of orchestrations. Everything else in the file is about
/// queues, instances and telemetry of Azure's host.
/// </summary>
internal sealed record HostFile
{
    private const string UsualPrefix = "api";

    /// <summary>Stands before the routes of HTTP functions.</summary>
    public string RoutePrefix { get; private init; } = UsualPrefix;

    /// <summary>Version that orchestrations are started with; empty: none.</summary>
    public string DefaultVersion { get; private init; } = "";

    /// <summary>Which instances this build carries on, and what becomes of the others; null: no versions.</summary>
    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; private init; }

    /// <summary>Reads the file of the app; without one, every default.</summary>
    public static HostFile Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "host.json");
        return File.Exists(file) ? Parse(File.ReadAllText(file)) : new HostFile();
    }

    /// <exception cref="InvalidDataException">A version strategy is none that there is.</exception>
    internal static HostFile Parse(string text)
    {
        using var host = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var version = Text(host.RootElement, "extensions", "durableTask", "defaultVersion") ?? "";
        return new HostFile
        {
            RoutePrefix = Text(host.RootElement, "extensions", "http", "routePrefix") ?? UsualPrefix,
            DefaultVersion = version,
            Versioning = version.Length == 0 ? null : new()
            {
                Version = version,
                DefaultVersion = version,
                MatchStrategy = Strategy(host.RootElement, "versionMatchStrategy", DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder),
                FailureStrategy = Strategy(host.RootElement, "versionFailureStrategy", DurableTaskWorkerOptions.VersionFailureStrategy.Reject),
            },
        };
    }

    private static T Strategy<T>(JsonElement host, string name, T usual) where T : struct, Enum => Text(host, "extensions", "durableTask", name) switch
    {
        null => usual,
        var text when Enum.TryParse<T>(text, ignoreCase: true, out var strategy) => strategy,
        var text => throw new InvalidDataException(
            $"host.json: extensions.durableTask.{name} is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<T>())}."),
    };

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element)) return null;
        }

        return element.GetString();
    }
}

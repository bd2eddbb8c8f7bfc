using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Settings of the local host: local.settings.json as the Core Tools read it, below environment and command line.</summary>
internal static class LocalHostSettings
{
    private const string DefaultUrl = "http://127.0.0.1:7071";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var values = ReadValues(Path.Combine(AppContext.BaseDirectory, "local.settings.json"));
        var sources = builder.Configuration.Sources;
        var place = sources.ToList().FindIndex(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" } or CommandLineConfigurationSource);
        sources.Insert(place < 0 ? sources.Count : place, new MemoryConfigurationSource { InitialData = values });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.Configuration["urls"] = DefaultUrl;
        return builder;
    }

    private static Dictionary<string, string?> ReadValues(string file)
    {
        if (!File.Exists(file)) return [];
        using var settings = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return settings.RootElement.TryGetProperty("Values", out var values)
            ? values.EnumerateObject().ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), string? (value) => value.Value.ToString())
            : [];
    }
}

using System.Diagnostics;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, to Azure Monitor where
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> says. Without either nothing is listened to, and nothing is slower for it.
/// </summary>
internal static class TelemetryServices
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AzureMonitorIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    // The storage clients tell spans only when asked to, as their conventions are not final (Azure.Core, Diagnostics.md).
    private const string StorageSpans = "Azure.Experimental.EnableActivitySource";

    // The client's operations; the HTTP requests below them carry keys of rows in their addresses.
    private static readonly string[] Sources = ["Onboarding", "Onboarding.Runtime", "Microsoft.DurableTask", "Azure.Data.Tables.*", "Azure.Storage.Blobs.*"];

    private static readonly string[] Meters = ["Onboarding", "Onboarding.Runtime", "Microsoft.AspNetCore.Hosting", "System.Net.Http"];

    /// <summary>Adds what the settings ask for.</summary>
    public static IServiceCollection AddOnboardingTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        services.AddTelemetryExport(configuration) ? services.AddHostedService<CensusRefresh>() : services;

    /// <summary>Adds the export alone; false when the settings ask for none.</summary>
    internal static bool AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var (otlp, azure) = (IsSet(configuration, Otlp), IsSet(configuration, AzureMonitor));
        if (!otlp && !azure) return false;
        AppContext.SetSwitch(StorageSpans, true);
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource.AddService("onboarding", serviceVersion: BuiltVersion.WithRevision))
            .WithTracing(tracing =>
            {
                tracing.AddSource(Sources)
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation(http => http.FilterHttpRequestMessage = _ => !IsOfStorage(Activity.Current))
                    .AddProcessor(new SpanRedaction());
                if (otlp) tracing.AddOtlpExporter();
                if (azure) tracing.AddAzureMonitorTraceExporter(options => Configure(options, configuration));
                // After the exporters: that of Azure Monitor brings one of its own, which would cut runs to pieces.
                tracing.SetSampler(_ => RootSampler.WholeTraces());
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddRuntimeInstrumentation();
                if (otlp) metrics.AddOtlpExporter();
                if (azure) metrics.AddAzureMonitorMetricExporter(options => Configure(options, configuration));
            })
            .WithLogging(
                logging =>
                {
                    logging.AddProcessor(new LogRedaction());
                    if (otlp) logging.AddOtlpExporter();
                    if (azure) logging.AddAzureMonitorLogExporter(options => Configure(options, configuration));
                },
                options => options.IncludeFormattedMessage = true);
        return true;
    }

    private static void Configure(AzureMonitorExporterOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[AzureMonitor];
        options.SamplingRatio = 1;
        options.TracesPerSecond = null;
        if (CredentialOf(configuration[AzureMonitorIdentity]) is { } credential) options.Credential = credential;
    }

    /// <summary>
    /// As the Functions host reads it: <c>Authorization=AAD</c> for the system-assigned identity, <c>;ClientId=...</c> after it for another. Null without it:
    /// the key of the connection string counts.
    /// </summary>
    internal static TokenCredential? CredentialOf(string? authentication)
    {
        if (string.IsNullOrWhiteSpace(authentication)) return null;
        var parts = authentication.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (!string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase)) return null;
        var identity = parts.GetValueOrDefault("ClientId") is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned;
        return new ManagedIdentityCredential(identity);
    }

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);

    private static bool IsOfStorage(Activity? request) => request?.Parent?.Source.Name.StartsWith("Azure.", StringComparison.Ordinal) == true;
}

using OpenTelemetry;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>What the Functions worker adds to OpenTelemetry.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    // Of the worker; the local host opens spans of functions under the same name.
    internal const string SourceName = "Microsoft.Azure.Functions.Worker";

    /// <summary>Takes in the spans of functions.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithTracing(tracing => tracing.AddSource(SourceName));
    }
}

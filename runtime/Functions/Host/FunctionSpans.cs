using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>
/// A span for each run of a function, named as the worker names it (its schema 1.37). Orchestrations have none here: they run again with
/// every replay, and their own spans are the engine's.
/// </summary>
internal static class FunctionSpans
{
    private static readonly ActivitySource Source = new(ConfigureFunctionsOpenTelemetry.SourceName);

    public static Activity? Start(FunctionRun run) =>
        Source.StartActivity($"function {run.FunctionDefinition.Name}")?.SetTag("faas.name", run.FunctionDefinition.Name).SetTag("faas.invocation_id", run.InvocationId);
}

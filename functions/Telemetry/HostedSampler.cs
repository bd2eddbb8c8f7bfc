using System.Diagnostics;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using OpenTelemetry.Trace;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// For what hangs below somebody else's span of which it is said that it is not kept. The Functions host in its Application Insights mode says so
/// of every span that it hands on (microsoft/ApplicationInsights-dotnet #2835), so that this word decides nothing: requests are kept, and what runs
/// as a function, but for timers, whose passes nobody asked for, and orchestrators, which run again with every replay.
/// </summary>
internal sealed class HostedSampler : Sampler
{
    // As the worker names a function's span.
    private const string Function = "function ";
    private const string Orchestrator = "Orchestrator";

    private static readonly HashSet<string> Timers =
    [
        .. from type in typeof(HostedSampler).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           where method.GetParameters().Any(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>() is not null)
           select Function + method.GetCustomAttribute<FunctionAttribute>()!.Name,
    ];

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => new(
        samplingParameters.Kind is ActivityKind.Server || IsKept(samplingParameters.Name) ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);

    private static bool IsKept(string span) =>
        span.StartsWith(Function, StringComparison.Ordinal) && !span.EndsWith(Orchestrator, StringComparison.Ordinal) && !Timers.Contains(span);
}

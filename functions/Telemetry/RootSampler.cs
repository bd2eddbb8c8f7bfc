using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// What begins a trace: a request, and a run. What nobody asked for (the hub's upkeep, a timer's pass over every run) begins none; what a pass
/// does for a run is told in the run's trace. Everything else follows its parent, so that a trace is kept whole or not at all; what the Functions
/// host begins follows <see cref="HostedSampler"/>.
/// </summary>
internal sealed class RootSampler : Sampler
{
    /// <summary>The sampler of the app.</summary>
    public static Sampler WholeTraces() => new ParentBasedSampler(new RootSampler(), remoteParentNotSampled: new HostedSampler());

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => new(
        samplingParameters.Kind is ActivityKind.Server or ActivityKind.Producer ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}

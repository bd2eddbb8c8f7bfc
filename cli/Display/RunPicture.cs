using Onboarding.Cli.Api;

namespace Onboarding.Cli.Display;

/// <summary>What a display shows of a run at one moment.</summary>
/// <param name="Run">The run.</param>
/// <param name="Gates">Its gates so far.</param>
/// <param name="Kpis">The newest week's KPI values, for a person to read; empty before the pilot.</param>
/// <param name="Clock">The simulated clock; null when time is real.</param>
internal sealed record RunPicture(RunView Run, IReadOnlyList<GateView> Gates, IReadOnlyList<KpiLine> Kpis, ClockView? Clock);

/// <summary>One KPI's newest value against its target.</summary>
internal sealed record KpiLine(string Name, string Value, string Target, bool? Good);

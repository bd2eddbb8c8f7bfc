using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Outcome;

/// <summary>Why the ramp stops after a step, and what the rules recommend.</summary>
/// <param name="Choice">Choice id of the gate that is held at once.</param>
/// <param name="Reasons">Why, at least one.</param>
public sealed record RampStop(string Choice, IReadOnlyList<Phrase> Reasons)
{
    /// <summary>
    /// The stop that a step asks for; null when the next one may begin. A missed KPI speaks for repeating the step, and for leaving once
    /// it was repeated as often as allowed; a critical KPI that lacks data speaks for holding the ramp until it has some.
    /// </summary>
    /// <param name="result">How the step went.</param>
    /// <param name="kpis">The run's KPIs.</param>
    /// <param name="rule">The playbook's rule; null: the ramp never stops.</param>
    public static RampStop? Of(RampStepResult result, IReadOnlyList<Kpi> kpis, RampStopRule? rule)
    {
        if (rule is null) return null;
        var missed = kpis.Where(kpi => result.Failed.Contains(kpi.Id) && (kpi.Critical || rule.On == RampStopOn.Any)).ToList();
        var unknown = rule.WithoutData ? kpis.Where(kpi => result.Open.Contains(kpi.Id) && kpi.Critical).ToList() : [];
        if (missed.Count == 0 && unknown.Count == 0) return null;
        return new RampStop(
            ChoiceOf(missed.Count > 0, result.Attempt > rule.MaximumRepeats),
            [
                .. missed.Select(kpi => new Phrase(kpi.Critical ? "ramp-stop.missed-critical" : "ramp-stop.missed").With("kpi", kpi.Name)),
                .. unknown.Select(kpi => new Phrase("ramp-stop.no-data").With("kpi", kpi.Name)),
                .. result.Attempt > 1 ? new[] { new Phrase("ramp-stop.repeated").With("count", result.Attempt - 1) } : [],
            ]);
    }

    private static string ChoiceOf(bool isMissed, bool isUsedUp) => (isMissed, isUsedUp) switch
    {
        (false, _) => ChoiceIds.Hold,
        (true, false) => ChoiceIds.RepeatStep,
        (true, true) => ChoiceIds.Exit,
    };
}

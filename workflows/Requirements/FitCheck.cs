using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Requirements;

/// <summary>What the fit check advises.</summary>
public enum FitAdvice
{
    /// <summary>The vendor takes the service.</summary>
    Outsource,

    /// <summary>The vendor takes tier 1 and after-hours; in-house keeps tier 2 and above, VIP and regulated contacts.</summary>
    Hybrid,

    /// <summary>The service stays in-house.</summary>
    StayInHouse,
}

/// <summary>Does outsourcing fit? After the self-assessment of S1: volume, simple contacts, coverage, cost and overload, regulation.</summary>
/// <param name="Advice">What it advises.</param>
/// <param name="Reasons">Why, the decisive ones first.</param>
public sealed record FitCheck(FitAdvice Advice, IReadOnlyList<Phrase> Reasons)
{
    /// <summary>Weighs a request against a playbook's rules.</summary>
    public static FitCheck Of(OnboardingRequest request, RequirementsRules rules)
    {
        var against = Against(request, rules).ToList();
        if (against.Count > 0) return new FitCheck(FitAdvice.StayInHouse, [.. against, .. For(request)]);
        var limits = Limits(request, rules).ToList();
        return limits.Count > 0
            ? new FitCheck(FitAdvice.Hybrid, [.. limits, .. For(request), new Phrase("fit.split")])
            : new FitCheck(FitAdvice.Outsource, [Repeatable("fit.repeatable-full", request, rules.RepeatableShareFull), .. For(request)]);
    }

    private static IEnumerable<Phrase> Against(OnboardingRequest request, RequirementsRules rules)
    {
        var situation = request.Situation;
        if (request.Volumes.WeeklyContacts < rules.MinimumWeeklyContacts)
            yield return new Phrase("fit.low-volume").With("contacts", request.Volumes.WeeklyContacts).With("minimum", rules.MinimumWeeklyContacts);
        if (situation.SpecialisedShare >= rules.SpecialisedShareLimit)
            yield return new Phrase("fit.specialised").With("share", Share(situation.SpecialisedShare)).With("limit", Share(rules.SpecialisedShareLimit));
        if (situation.RepeatableShare < rules.RepeatableShareFloor)
            yield return Repeatable("fit.not-repeatable", request, rules.RepeatableShareFloor);
    }

    private static IEnumerable<Phrase> Limits(OnboardingRequest request, RequirementsRules rules)
    {
        if (request.Situation.RepeatableShare < rules.RepeatableShareFull)
            yield return Repeatable("fit.partly-repeatable", request, rules.RepeatableShareFull);
        if (request.Situation.HighlyRegulated) yield return new Phrase("fit.regulated");
        if (request.Situation.RegulatedShare > 0) yield return new Phrase("fit.regulated-share").With("share", Share(request.Situation.RegulatedShare));
        if (request.Situation.VipShare > 0) yield return new Phrase("fit.vip-share").With("share", Share(request.Situation.VipShare));
        foreach (var kind in request.Scope.TicketKinds.Where(kind => kind.Sensitive)) yield return new Phrase("fit.sensitive-type").With("type", kind.Type);
        if (request.Scope.Tier > 1) yield return new Phrase("fit.higher-tier").With("tier", request.Scope.Tier);
    }

    private static IEnumerable<Phrase> For(OnboardingRequest request)
    {
        var (volumes, situation) = (request.Volumes, request.Situation);
        if (volumes.PeakWeeklyContacts >= 2 * volumes.WeeklyContacts)
            yield return new Phrase("fit.peaks").With("peak", volumes.PeakWeeklyContacts).With("normal", volumes.WeeklyContacts);
        if (situation.NeedsExtendedHours) yield return new Phrase("fit.extended-hours").With("hours", request.Coverage.Hours);
        if (request.Coverage.Markets.Count > 1) yield return new Phrase("fit.markets").With("count", request.Coverage.Markets.Count);
        if (situation.TeamOverloaded) yield return new Phrase("fit.overloaded");
        if (situation.CostPressure) yield return new Phrase("fit.cost");
    }

    private static Phrase Repeatable(string key, OnboardingRequest request, decimal bound) =>
        new Phrase(key).With("share", Share(request.Situation.RepeatableShare)).With("bound", Share(bound));

    private static PhraseValue Share(decimal share) => PhraseValue.Of(share, "percent");
}

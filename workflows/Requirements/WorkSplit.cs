using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Requirements;

/// <summary>Who takes a part of the work.</summary>
public enum WorkTaker
{
    /// <summary>The vendor.</summary>
    Vendor,

    /// <summary>The company itself.</summary>
    InHouse,
}

/// <summary>What a part of the work is told apart by.</summary>
public enum WorkPart
{
    /// <summary>A ticket type.</summary>
    TicketType,

    /// <summary>A support tier.</summary>
    Tier,

    /// <summary>Local hours or the hours beyond.</summary>
    Hours,

    /// <summary>VIP, regulated or not repeatable contacts.</summary>
    Special,

    /// <summary>A back-office task.</summary>
    BackOffice,
}

/// <summary>One line of the split: a part of the work and who takes it.</summary>
/// <param name="Part">What it is told apart by.</param>
/// <param name="Work">The work, for a person to read.</param>
/// <param name="TakenBy">Who takes it.</param>
/// <param name="Share">Share of all contacts, 0 to 1; null when it is not known.</param>
public sealed record WorkShare(WorkPart Part, Phrase Work, WorkTaker TakenBy, decimal? Share = null);

/// <summary>
/// The split of work that follows from the advice (S1): with a hybrid the vendor takes tier 1 and after-hours, in-house keeps tier 2 and above,
/// VIP, regulated and unrepeatable contacts; otherwise one side takes everything.
/// </summary>
public static class WorkSplit
{
    /// <summary>Every line; parts are views of the same work, so lines of unlike parts overlap and a special line comes before the others.</summary>
    public static IReadOnlyList<WorkShare> Of(OnboardingRequest request, FitAdvice advice) => advice switch
    {
        FitAdvice.Outsource => [.. All(request).Select(line => line with { TakenBy = WorkTaker.Vendor })],
        FitAdvice.StayInHouse => [.. All(request).Select(line => line with { TakenBy = WorkTaker.InHouse })],
        _ => [.. Special(request), .. All(request)],
    };

    // As a hybrid takes them apart; an all-or-nothing advice gives them all to one side.
    private static IEnumerable<WorkShare> All(OnboardingRequest request) =>
        [.. Tiers(request.Scope), .. TicketTypes(request.Scope), .. Hours(request), .. BackOffice(request.Scope)];

    private static IEnumerable<WorkShare> Special(OnboardingRequest request)
    {
        var situation = request.Situation;
        yield return new(WorkPart.Special, new Phrase("split.not-repeatable"), WorkTaker.InHouse, 1 - situation.RepeatableShare);
        if (situation.HighlyRegulated || situation.RegulatedShare > 0)
            yield return new(WorkPart.Special, new Phrase("split.regulated"), WorkTaker.InHouse, Counted(situation.RegulatedShare));
        yield return new(WorkPart.Special, new Phrase("split.vip"), WorkTaker.InHouse, Counted(situation.VipShare));
    }

    private static IEnumerable<WorkShare> Tiers(Scope scope) => Enumerable.Range(1, scope.Tier)
        .Select(tier => new WorkShare(WorkPart.Tier, new Phrase("split.tier").With("tier", tier), tier == 1 ? WorkTaker.Vendor : WorkTaker.InHouse));

    private static IEnumerable<WorkShare> TicketTypes(Scope scope)
    {
        foreach (var type in scope.TicketTypes)
        {
            var kind = scope.TicketKinds.FirstOrDefault(kind => kind.Type == type);
            // Without a word about it, a ticket type is as simple as the scope: its exceptions are the special lines.
            var isFit = kind is null or { Tier: 1, Repeatable: true, Sensitive: false };
            yield return new(WorkPart.TicketType, Text(type), isFit ? WorkTaker.Vendor : WorkTaker.InHouse, kind?.Share);
        }
    }

    private static IEnumerable<WorkShare> Hours(OnboardingRequest request)
    {
        if (!request.Situation.NeedsExtendedHours) yield break;
        var after = request.Volumes.AfterHoursShare;
        yield return new(WorkPart.Hours, new Phrase("split.after-hours").With("hours", request.Coverage.Hours), WorkTaker.Vendor, after);
    }

    private static IEnumerable<WorkShare> BackOffice(Scope scope) =>
        scope.BackOffice.Select(task => new WorkShare(WorkPart.BackOffice, Text(task), WorkTaker.Vendor));

    private static decimal? Counted(decimal share) => share == 0 ? null : share;

    private static Phrase Text(string text) => new Phrase("value.text").With("text", text);
}

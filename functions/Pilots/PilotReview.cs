using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Functions.Pilots;

/// <summary>A review that was held.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Recommendation">What the rules recommend; null: nothing.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Decision">What people decided; null until then.</param>
internal sealed record HeldReview(Phrase Name, LocalizedText? Recommendation, IReadOnlyList<Phrase> Reasons, LocalizedText? Decision);

/// <summary>A review that is ahead.</summary>
/// <param name="Name">Which one.</param>
/// <param name="At">UTC instant at which it is held; null while it is being decided.</param>
internal sealed record NextReview(Phrase Name, DateTimeOffset? At);

/// <summary>Reviews of the pilot and of operations. Pure.</summary>
internal static class PilotReview
{
    /// <summary>The review that comes next, or is being decided; null when there is none.</summary>
    public static NextReview? Next(PilotRows rows)
    {
        var run = rows.File.Run;
        if (run.IsEnded || rows is not { Plan: { } plan, Days: { } days }) return null;
        if (run.Stage == StageIds.Operations) return new NextReview(NameOfBusiness(rows.BusinessReviews.Count(review => review.IsOver) + 1), WhenOf(run));
        if (run.Stage != StageIds.Pilot) return null;
        // From its day until it is decided for good, also while it was given back.
        if (run.StageState != StageState.Scheduled && NewestOf(rows) is { } undecided) return new NextReview(NameOf(undecided), null);
        var terms = PilotTerms.Of(plan, rows.File.Playbook);
        return terms.ReviewAfter(PilotMarks.HeldDays(rows).DefaultIfEmpty(0).Max()) is { } day
            ? new NextReview(new Phrase("pilot-page.mark.review").With("day", day), ReadingsDue.At(days.Of(day), terms.ReadingsDueHours))
            : null;
    }

    /// <summary>The newest review of a period; null when none was held.</summary>
    public static HeldReview? Last(PilotRows rows, PilotPeriod period) => period == PilotPeriod.Pilot ? LastOfPilot(rows) : LastOfService(rows);

    private static HeldReview? LastOfPilot(PilotRows rows)
    {
        var newest = NewestOf(rows);
        return newest is null ? null : new HeldReview(
            NameOf(newest), ChoiceOf(rows, newest.Id, newest.Case.Recommendation), newest.Case.Reasons, ChoiceOf(rows, newest.Id, newest.Outcome?.Choice));
    }

    private static HeldReview? LastOfService(PilotRows rows)
    {
        if (rows.BusinessReviews.OrderBy(review => review.Number).LastOrDefault() is not { } review) return null;
        var gate = GateIds.BusinessReviewOf(review.Number);
        return new HeldReview(NameOfBusiness(review.Number), ChoiceOf(rows, gate, review.Recommendation), review.Reasons, ChoiceOf(rows, gate, review.Decision));
    }

    private static Gate? NewestOf(PilotRows rows) => rows.Reviews.OrderBy(gate => GateIds.DayOfReview(gate.Id)).ThenBy(gate => gate.Round).LastOrDefault();

    private static DateTimeOffset? WhenOf(Run run) => run.StageState == StageState.Scheduled ? run.WaitsUntil : null;

    private static LocalizedText? ChoiceOf(PilotRows rows, string gateId, string? choice) =>
        rows.File.Playbook.PolicyOf(gateId).Choices.FirstOrDefault(one => one.Id == choice)?.Name;

    private static Phrase NameOf(Gate gate) => new Phrase("pilot-page.mark.review").With("day", GateIds.DayOfReview(gate.Id));

    private static Phrase NameOfBusiness(int number) => new Phrase("pilot-page.mark.business-review").With("number", number);
}

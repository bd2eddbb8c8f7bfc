using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Judges the pilot on a review day and writes the review's case.</summary>
[DurableTask]
public sealed class PrepareReviewGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var plan = await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan);
        var day = GateIds.DayOfReview(input.GateId);
        var days = await PilotDays.ReadAsync(store, input.RunId, plan);
        var lastDay = days.Of(day);
        var readings = await ReadingsOf.BetweenAsync(store, input.RunId, plan.StartsOn, lastDay);
        var held = (await store.ListAsync<Gate>(input.RunId, "gate")).Where(gate => gate.Stage == StageIds.Pilot).ToList();
        int[] former = [.. held.Select(gate => GateIds.DayOfReview(gate.Id)).Where(review => review < day).Distinct().Order()];
        var criteria = await PilotCriteria.ReadAsync(store, file);
        var (verdicts, recommendation, reviewCase) = Judge(file, criteria, plan, day, former, readings, ScopeAdjustment.Before(day, held), days);
        var care = await PilotCare.ReadAsync(store, file, plan, time.Today());
        var whole = reviewCase with { Figures = [.. reviewCase.Figures, .. care.Figures()], Note = await ResubmissionNote.OfAsync(store, file.Run, input) };
        await gates.PrepareAsync(input, StageIds.Pilot, whole, recommendation.Offered, EventsOf(file, input.GateId, verdicts));
        return true;
    }

    // The same review judged in a further round is the same event.
    internal static IReadOnlyList<RiskEvent> EventsOf(RunFile file, string gateId, IReadOnlyList<KpiVerdict> verdicts)
    {
        var review = new Phrase("risk-review.pilot").With("review", file.Playbook.PolicyOf(gateId).Name).With("day", GateIds.DayOfReview(gateId));
        return
        [
            .. verdicts.Where(one => one is { Verdict: Verdict.Failed, Kpi.Critical: true })
                .Select(one => RiskEvent.CriticalKpiFailed(one.Kpi.Id, one.Kpi.Name, gateId, review)),
        ];
    }

    /// <summary>The review's recommendation and case, from readings up to the day, by the criteria that were fixed as the pilot began.</summary>
    /// <param name="file">The run.</param>
    /// <param name="criteria">What the pilot is judged by.</param>
    /// <param name="plan">The pilot's plan, extended or not.</param>
    /// <param name="day">Day of the review.</param>
    /// <param name="former">Days of the reviews held before, ascending.</param>
    /// <param name="readings">Readings up to the day.</param>
    /// <param name="adjustment">The newest adjustment of the scope; null: there was none.</param>
    /// <param name="days">Its calendar days; null: the run was never paused.</param>
    internal static (IReadOnlyList<KpiVerdict> Verdicts, PilotRecommendation Recommendation, GateCase Case) Judge(
        RunFile file, PilotCriteria criteria, PilotPlan plan, int day, IReadOnlyList<int> former, IReadOnlyList<Reading> readings,
        ScopeAdjustment? adjustment = null, PilotDays? days = null)
    {
        var verdicts = criteria.Judge(readings, criteria.LookAt([.. former, day]));
        var newSince = (days ?? new PilotDays(plan.StartsOn, [])).After(former.Count == 0 ? 0 : former[^1]);
        var isLast = day >= plan.LengthDays;
        var recommendation = PilotRecommendation.Of(verdicts, isLast, isLast && plan.LengthDays < file.Playbook.Pilot.MaximumDays, adjustment?.InVain(criteria, readings));
        var warnings = EarlyWarning.Of(
            criteria.Kpis, [.. readings.Where(reading => reading.Day < newSince)], [.. readings.Where(reading => reading.Day >= newSince)], file.Request.Budget.Currency);
        return (verdicts, recommendation, new GateCase
        {
            Question = new Phrase("gate-question.pilot-review").With("day", day).With("segment", plan.Segment),
            Recommendation = recommendation.Choice,
            Reasons = [.. recommendation.Reasons, .. warnings],
            Figures = [.. verdicts.Select(one => one.ToFigure(file.Request.Budget.Currency))],
        });
    }
}

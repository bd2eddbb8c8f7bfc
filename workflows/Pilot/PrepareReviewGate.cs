using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
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
        var lastDay = plan.StartsOn.AddDays(day - 1);
        var readings = await ReadingsOf.BetweenAsync(store, input.RunId, plan.StartsOn, lastDay);
        var held = (await store.ListAsync<Gate>(input.RunId, "gate")).Where(gate => gate.Stage == StageIds.Pilot);
        var former = held.Select(gate => GateIds.DayOfReview(gate.Id)).Where(review => review < day).DefaultIfEmpty(0).Max();
        var (recommendation, reviewCase) = Judge(file, plan, day, readings, plan.StartsOn.AddDays(former));
        var care = await PilotCare.ReadAsync(store, file, plan, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var note = await ResubmissionNote.OfAsync(store, file.Run, input);
        await gates.PrepareAsync(input, StageIds.Pilot, reviewCase with { Figures = [.. reviewCase.Figures, .. care.Figures()], Note = note }, recommendation.Offered);
        return true;
    }

    /// <summary>The review's recommendation and case, from readings up to the day.</summary>
    internal static (PilotRecommendation Recommendation, GateCase Case) Judge(
        RunFile file, PilotPlan plan, int day, IReadOnlyList<Reading> readings, DateOnly newSince)
    {
        var verdicts = KpiVerdicts.Of(file.Kpis, file.Request.Baseline, readings);
        var isLast = day >= plan.LengthDays;
        var recommendation = PilotRecommendation.Of(verdicts, isLast, isLast && plan.LengthDays < file.Playbook.Pilot.MaximumDays);
        var warnings = EarlyWarning.Of(
            file.Kpis, [.. readings.Where(reading => reading.Day < newSince)], [.. readings.Where(reading => reading.Day >= newSince)]);
        return (recommendation, new GateCase
        {
            Question = new Phrase("gate-question.pilot-review").With("day", day).With("segment", plan.Segment),
            Recommendation = recommendation.Choice,
            Reasons = [.. recommendation.Reasons, .. warnings],
            Figures = [.. verdicts.Select(one => one.ToFigure(file.Request.Budget.Currency))],
        });
    }
}

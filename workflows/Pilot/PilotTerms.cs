using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>What the pilot's orchestration needs of plan and playbook.</summary>
/// <param name="StartsOn">First day (UTC).</param>
/// <param name="LengthDays">Length in days.</param>
/// <param name="MaximumDays">Longest pilot.</param>
/// <param name="ReviewDays">Days of review within the length, the last day always among them.</param>
/// <param name="RemindDaysBefore">Days before a review on which it is announced.</param>
/// <param name="ReadingsDueHours">Hours after the end of a day by which its readings are due; 0 in a history written before there were any.</param>
/// <param name="HasCadence">True when each day is looked at and the leads meet; false in a history written before there was any, which must be replayed as it was.</param>
public sealed record PilotTerms(
    DateOnly StartsOn, int LengthDays, int MaximumDays, IReadOnlyList<int> ReviewDays, int RemindDaysBefore, int ReadingsDueHours = 0, bool HasCadence = false)
{
    /// <summary>The terms of a plan.</summary>
    public static PilotTerms Of(PilotPlan plan, Playbook playbook) => new(
        plan.StartsOn, plan.LengthDays, playbook.Pilot.MaximumDays,
        [.. playbook.Pilot.ReviewDays.Where(day => day < plan.LengthDays).Append(plan.LengthDays).Order()],
        playbook.Pilot.RemindDaysBefore, playbook.ReadingsDueHours, HasCadence: true);

    /// <summary>First day of a pilot that was approved on a day: as planned, or the day after when the approval came too late for that.</summary>
    public static DateOnly FirstDay(PilotPlan plan, DateOnly approvedOn) => plan.StartsOn > approvedOn ? plan.StartsOn : approvedOn.AddDays(1);

    /// <summary>The first review day after a day of the pilot (0: before it begins); null when none follows.</summary>
    public int? ReviewAfter(int day) => ReviewDays.Select(review => (int?)review).FirstOrDefault(review => review > day);

    /// <summary>Calendar day of a day of the pilot, from 1.</summary>
    public DateOnly DayOf(int day) => StartsOn.AddDays(day - 1);

    /// <summary>UTC instant at which the review of a day is held: the day's own readings are due.</summary>
    public DateTimeOffset ReviewAt(int day) => ReadingsDue.At(DayOf(day), ReadingsDueHours);

    /// <summary>UTC instant at which the pilot begins.</summary>
    public DateTimeOffset StartAt => new(StartsOn, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>
/// Reads the pilot's terms as it begins, and fixes what it is judged by. A first day that passed while people decided is moved before, so that
/// no day is lost. Run twice, the criteria stay as they were fixed first.
/// </summary>
[DurableTask]
public sealed class ReadPilotTerms(RunStore store, TimeProvider time) : TaskActivity<StageOrder, PilotTerms>
{
    /// <inheritdoc />
    public override async Task<PilotTerms> RunAsync(TaskActivityContext context, StageOrder input)
    {
        await store.ChangeAsync(input.RunId, async run =>
        {
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan);
            var first = PilotTerms.FirstDay(plan, await ApprovedOnAsync(run.Id));
            return run.IsEnded || first == plan.StartsOn ? null : Move(run, plan, first);
        });
        var file = await RunFile.ReadAsync(store, input.RunId);
        var terms = PilotTerms.Of(await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan), file.Playbook);
        await FixCriteriaAsync(file, terms);
        return terms;
    }

    // The day on which people decided, however late the run gets to it: nobody begins another day because the service was away.
    private async Task<DateOnly> ApprovedOnAsync(string runId)
    {
        var rounds = await store.ListAsync<Gate>(runId, $"gate:{StageIds.Training}");
        return DateOnly.FromDateTime(rounds.Where(gate => gate.Outcome?.Result == GateResult.Advance).Max(gate => gate.Outcome!.At).UtcDateTime);
    }

    private async Task FixCriteriaAsync(RunFile file, PilotTerms terms) => await store.ChangeAsync(file.Run.Id, async run =>
    {
        if (run.IsEnded || await store.FindAsync<PilotCriteria>(run.Id, RowKeys.PilotCriteria) is not null) return null;
        var criteria = PilotCriteria.Of(file, terms.ReviewDays) with { FixedOn = time.Today() };
        return Fix(run, criteria);
    });

    private static RunChange Fix(Run run, PilotCriteria criteria) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.PilotCriteria] = criteria },
        Audit =
        [
            AuditEntry.BySystem("pilot.criteria-fixed", new Phrase("audit.pilot.criteria-fixed")
                .With("count", criteria.Kpis.Count).With("critical", criteria.Kpis.Count(kpi => kpi.Critical))
                .With("days", string.Join(", ", criteria.ReviewDays))),
        ],
    };

    private static RunChange Move(Run run, PilotPlan plan, DateOnly first) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.PilotPlan] = plan with { StartsOn = first } },
        Audit = [AuditEntry.BySystem("pilot.moved", new Phrase("audit.pilot.moved").With("planned", plan.StartsOn).With("start", first))],
    };
}

/// <summary>Makes the pilot as long as the playbook allows, once; returns the new terms.</summary>
[DurableTask]
public sealed class ExtendPilot(RunStore store) : TaskActivity<StageOrder, PilotTerms>
{
    /// <inheritdoc />
    public override async Task<PilotTerms> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var playbook = await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook);
        var longest = playbook.Pilot.MaximumDays;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan);
            if (run.IsEnded || plan.LengthDays >= longest) return null;
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.PilotPlan] = plan with { LengthDays = longest } },
                Audit = [AuditEntry.BySystem("pilot.extended", new Phrase("audit.pilot.extended").With("days", longest))],
            };
        });
        return PilotTerms.Of(await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan), playbook);
    }
}

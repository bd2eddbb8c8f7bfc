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

    /// <summary>First day of a pilot: as planned, or the day after <see cref="FreeOn"/> where that came too late for it.</summary>
    public static DateOnly FirstDay(PilotPlan plan, DateOnly freeOn) => plan.StartsOn > freeOn ? plan.StartsOn : freeOn.AddDays(1);

    /// <summary>
    /// Day (UTC) on which nothing kept a run from its pilot any more: that of the approval, or that on which a pause ended which lay between it
    /// and the run's coming to its pilot, as days of standstill are none of the pilot's.
    /// </summary>
    /// <param name="approvedAt">UTC.</param>
    /// <param name="enteredAt">UTC instant at which the run came to its pilot; of a pause that lasts beyond it, what is left counts from there, see <see cref="PilotDays"/>.</param>
    /// <param name="pauses">Every pause of the run.</param>
    public static DateOnly FreeOn(DateTimeOffset approvedAt, DateTimeOffset enteredAt, IEnumerable<RunPause> pauses) => RunPause.UtcDay(pauses
        .Where(pause => pause.From < enteredAt)
        .Select(pause => pause.To < enteredAt ? pause.To.Value : enteredAt)
        .Append(approvedAt)
        .Max());

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
/// no day is lost; one that they approved in time stays, however late the run gets to it, as vendor and agents began on it. Run twice, the
/// criteria stay as they were fixed first.
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
            var days = await PilotDays.ReadAsync(store, run.Id, plan);
            var freeOn = PilotTerms.FreeOn(await ApprovedAtAsync(run.Id), days.EnteredAt ?? time.GetUtcNow(), days.Pauses);
            var first = PilotTerms.FirstDay(plan, freeOn);
            return run.IsEnded || first == plan.StartsOn ? null : Move(run, plan, first);
        });
        var file = await RunFile.ReadAsync(store, input.RunId);
        var terms = PilotTerms.Of(await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan), file.Playbook);
        await FixCriteriaAsync(file, terms);
        return terms;
    }

    private async Task<DateTimeOffset> ApprovedAtAsync(string runId)
    {
        var rounds = await store.ListAsync<Gate>(runId, $"gate:{StageIds.Training}");
        var approved = rounds.LastOrDefault(gate => gate.Outcome?.Result == GateResult.Advance);
        return approved?.Outcome?.At ?? throw new InvalidDataException($"Run '{runId}' came to its pilot without an approved training.");
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

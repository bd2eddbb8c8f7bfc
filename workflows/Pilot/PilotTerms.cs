using Microsoft.DurableTask;
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
public sealed record PilotTerms(DateOnly StartsOn, int LengthDays, int MaximumDays, IReadOnlyList<int> ReviewDays, int RemindDaysBefore)
{
    /// <summary>The terms of a plan.</summary>
    public static PilotTerms Of(PilotPlan plan, PilotRules rules) => new(
        plan.StartsOn, plan.LengthDays, rules.MaximumDays,
        [.. rules.ReviewDays.Where(day => day < plan.LengthDays).Append(plan.LengthDays).Order()], rules.RemindDaysBefore);

    /// <summary>The first review day after a day of the pilot (0: before it begins); null when none follows.</summary>
    public int? ReviewAfter(int day) => ReviewDays.Select(review => (int?)review).FirstOrDefault(review => review > day);

    /// <summary>UTC instant at which a review is held: the day before it is over, so its readings can be in.</summary>
    public DateTimeOffset ReviewAt(int day) => new(StartsOn.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>UTC instant at which the pilot begins.</summary>
    public DateTimeOffset StartAt => new(StartsOn, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>Reads the pilot's terms.</summary>
[DurableTask]
public sealed class ReadPilotTerms(RunStore store) : TaskActivity<StageOrder, PilotTerms>
{
    /// <inheritdoc />
    public override async Task<PilotTerms> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var playbook = await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook);
        return PilotTerms.Of(await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan), playbook.Pilot);
    }
}

/// <summary>Makes the pilot as long as the playbook allows, once; returns the new terms.</summary>
[DurableTask]
public sealed class ExtendPilot(RunStore store) : TaskActivity<StageOrder, PilotTerms>
{
    /// <inheritdoc />
    public override async Task<PilotTerms> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var rules = (await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook)).Pilot;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan);
            if (run.IsEnded || plan.LengthDays >= rules.MaximumDays) return null;
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.PilotPlan] = plan with { LengthDays = rules.MaximumDays } },
                Audit = [AuditEntry.BySystem("pilot.extended", new Phrase("audit.pilot.extended").With("days", rules.MaximumDays))],
            };
        });
        return PilotTerms.Of(await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan), rules);
    }
}

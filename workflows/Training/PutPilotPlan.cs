using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes the pilot's plan, which is fixed before the training gate: success criteria and staffing come before the pilot (S1).</summary>
public sealed class PutPilotPlan(RunStore store, TimeProvider time)
{
    /// <summary>Stores the plan; the same plan again changes nothing.</summary>
    /// <exception cref="WrongStageException">It is too early, or the plan is in review or fixed already.</exception>
    /// <exception cref="InvalidInputException">The plan does not fit the playbook or the scope.</exception>
    public async Task<PilotPlan> PutAsync(string runId, PilotPlan plan, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Training, StageIds.Contract, StageIds.Integration);
            if (run.Stage == StageIds.Training) StageGuard.RequirePreparing(run, StageIds.Training);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(plan, file, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))]);
            var former = await store.FindAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            if (former is not null && JsonSerializer.Serialize(former, RunJson.Options) == JsonSerializer.Serialize(plan, RunJson.Options)) return null;
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.PilotPlan] = plan },
                Audit =
                [
                    new AuditEntry
                    {
                        Actor = Roles.ProjectManager,
                        Kind = "pilot.planned",
                        What = new Phrase("audit.pilot.planned").With("segment", plan.Segment).With("start", plan.StartsOn).With("days", plan.LengthDays),
                    },
                ],
            };
        }, cancellation);
        return plan;
    }

    internal static IEnumerable<FieldError> ErrorsOf(PilotPlan plan, RunFile file, DateOnly today)
    {
        var rules = file.Playbook.Pilot;
        if (plan.LengthDays < rules.MinimumDays || plan.LengthDays > rules.MaximumDays)
            yield return new("lengthDays", new Phrase("error.pilot-length").With("minimum", rules.MinimumDays).With("maximum", rules.MaximumDays));
        if (plan.StartsOn < today) yield return new("startsOn", new Phrase("error.pilot-start").With("today", today));
        foreach (var (index, need) in plan.Staffing.Index())
        {
            if (!file.Request.Scope.Channels.Contains(need.Channel))
                yield return Unknown($"staffing[{index}].channel", need.Channel, file.Request.Scope.Channels);
            if (!file.Request.Coverage.Languages.Contains(need.Language))
                yield return Unknown($"staffing[{index}].language", need.Language, file.Request.Coverage.Languages);
        }
    }

    private static FieldError Unknown(string field, string id, IEnumerable<string> known) =>
        new(field, new Phrase("error.unknown-id").With("id", id).With("known", string.Join(", ", known)));
}

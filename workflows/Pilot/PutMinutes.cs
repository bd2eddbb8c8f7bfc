using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Takes the minutes of a meeting; what was decided becomes part of the timeline.</summary>
public sealed class PutMinutes(RunStore store, TimeProvider time)
{
    /// <summary>Stores minutes; the same again changes nothing, others take their place. A meeting outside the cadence is kept too.</summary>
    /// <exception cref="WrongStageException">No vendor serves customers yet.</exception>
    /// <exception cref="InvalidInputException">The day is ahead, or before the pilot.</exception>
    public async Task<Meeting> PutAsync(string runId, DateOnly on, MeetingMinutes minutes, CancellationToken cancellation = default)
    {
        Meeting? stored = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, AddRatings.Stages);
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(on, plan.StartsOn, time.Today())]);
            var meeting = await store.FindAsync<Meeting>(run.Id, RowKeys.Meeting(on), cancellation) ?? new Meeting { On = on };
            stored = meeting with { Minutes = minutes };
            return meeting.Minutes is { } former && StageInput.IsSame(former, minutes) ? null : Change(run, stored);
        }, cancellation);
        return stored!;
    }

    private static IEnumerable<FieldError> ErrorsOf(DateOnly on, DateOnly firstDay, DateOnly today)
    {
        if (on > today) yield return new("date", new Phrase("error.meeting-ahead").With("today", today));
        if (on < firstDay) yield return new("date", new Phrase("error.day-before-pilot").With("day", on).With("first", firstDay));
    }

    private static RunChange Change(Run run, Meeting meeting) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.Meeting(meeting.On)] = meeting },
        Audit =
        [
            AuditEntry.ByProjectManager("meeting.minuted",
                new Phrase("audit.meeting.minuted").With("day", meeting.On).With("decisions", string.Join(" · ", meeting.Minutes!.Decisions))),
        ],
    };
}

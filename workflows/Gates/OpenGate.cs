using Microsoft.DurableTask;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Opens a prepared gate round, once, and returns when it reminds, escalates and closes. The calendars are read here and nowhere else: the
/// dates are kept with the round. Run twice, it opens nothing twice.
/// </summary>
[DurableTask]
public sealed class OpenGate(RunStore store, WorkCalendars calendars, TimeProvider time) : TaskActivity<GateOrder, GateSchedule>
{
    /// <inheritdoc />
    public override async Task<GateSchedule> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var row = RowKeys.Gate(input.GateId, input.Round);
        await store.ChangeAsync(input.RunId, async run =>
        {
            var gate = await store.GetAsync<Gate>(input.RunId, row);
            return gate.Status == GateStatus.Prepared && !run.IsEnded ? await OpenAsync(run, gate) : null;
        });
        var opened = await store.GetAsync<Gate>(input.RunId, row);
        return opened.OpenedAt is null
            ? throw new InvalidOperationException($"Run '{input.RunId}' has ended; its gate '{input.GateId}' stays closed.")
            : new GateSchedule(opened.DueAt!.Value, opened.RemindAt, opened.ExpiresAt!.Value) { EscalateAt = opened.EscalateAt };
    }

    private async Task<RunChange> OpenAsync(Run run, Gate gate)
    {
        var policy = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook)).PolicyOf(gate.Id);
        var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request)).People;
        var approvers = Approvers.Of(policy, people);
        if (approvers.Count == 0)
        {
            throw new InvalidDataException(
                $"Nobody of run '{run.Id}' has a role that gate '{gate.Id}' asks ({string.Join(", ", policy.Roles)}); name such a person in the request.");
        }

        var now = time.GetUtcNow();
        var parts = AskedParts.Of(gate, policy, approvers, people, await store.ListAsync<Absence>(run.Id, "absence"), calendars, now);
        return await WithGapsAsync(GateChanges.Open(run, gate, policy, parts, now), parts, now);
    }

    // Said once for each run, country and year: the dates then know weekends only.
    private async Task<RunChange> WithGapsAsync(RunChange change, IReadOnlyList<Approval> parts, DateTimeOffset now)
    {
        foreach (var (country, year) in AskedParts.GapsOf(parts, calendars, now))
        {
            var key = RowKeys.CalendarGap(country, year);
            if (await store.FindAsync<CalendarGap>(change.Run.Id, key) is not null) continue;
            change = change with
            {
                Put = new Dictionary<string, object>(change.Put) { [key] = new CalendarGap(country, year) },
                Audit = [.. change.Audit, AuditEntry.BySystem("calendar.missing", new Phrase("audit.calendar.missing").With("country", country).With("year", $"{year}"))],
            };
        }

        return change;
    }
}

/// <summary>A country's year whose holidays were not known when a date was computed. Row <c>calendar-gap:{country}-{year}</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Year">Year.</param>
public sealed record CalendarGap(string Country, int Year);

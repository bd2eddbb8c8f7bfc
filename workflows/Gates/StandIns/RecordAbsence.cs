using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Takes the project manager's word on somebody's absence; open gates are handed over at once. Raise the run's signals after it.</summary>
public sealed class RecordAbsence(RunStore store, GateArchive archive, TimeProvider time)
{
    /// <summary>Stores the absence in place of the one before; the same again changes nothing.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="person">Key or e-mail address of a person of the run.</param>
    /// <param name="input">What is said; its fields were checked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The absence; null when the run has no such person.</returns>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="InvalidInputException">Nobody can answer meanwhile.</exception>
    public async Task<Absence?> PutAsync(string runId, string person, AbsenceInput input, CancellationToken cancellation = default)
    {
        Absence? kept = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequireGoingOn(run);
            var desk = await AbsenceDesk.ReadAsync(store, archive, run, cancellation);
            kept = null;
            if (desk.PersonOf(person) is not { } away) return null;
            var former = await store.FindAsync<Absence>(run.Id, RowKeys.Absence(PersonKeys.Of(away.Email), isOwn: false), cancellation);
            kept = desk.AbsenceOf(away, input.From, input.Until, input.DelegateTo, input.Reason, Roles.ProjectManager, time.GetUtcNow());
            if (former is not null && kept with { RecordedAt = former.RecordedAt } == former) return null;
            return desk.Change("delegateTo", kept, isOwn: false, former);
        }, cancellation);
        return kept;
    }

    /// <summary>
    /// Hands over the open gates of those whose absence began after they were asked. True when there were any; raise the run's signals then.
    /// Done again, it changes nothing.
    /// </summary>
    public async Task<bool> HandOverAsync(string runId, CancellationToken cancellation = default)
    {
        if ((await store.ListAsync<Absence>(runId, "absence", cancellation)).Count == 0) return false;
        var changed = false;
        await store.ChangeAsync(runId, async run =>
        {
            changed = false;
            if (run.IsEnded) return null;
            var change = (await AbsenceDesk.ReadAsync(store, archive, run, cancellation)).HandOver(time.GetUtcNow());
            changed = change is not null;
            return change;
        }, cancellation);
        return changed;
    }
}

/// <summary>What an absence is judged by: people, absences and open gates of a run.</summary>
internal sealed record AbsenceDesk(Run Run, IReadOnlyList<Person> People, IReadOnlyList<Absence> Absences, IReadOnlyList<GateFile> Open)
{
    /// <summary>Reads it under a head that was just read.</summary>
    public static async Task<AbsenceDesk> ReadAsync(RunStore store, GateArchive archive, Run run, CancellationToken cancellation)
    {
        var open = new List<GateFile>();
        foreach (var gate in await store.ListAsync<Gate>(run.Id, "gate", cancellation))
        {
            // While the run stands still nobody is asked; what is open is handed over once it goes on.
            if (gate.Status == GateStatus.Open && run.Pause is null) open.Add(await archive.ReadAsync(run, gate.Id, gate.Round, cancellation));
        }

        var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation)).People;
        return new AbsenceDesk(run, people, await store.ListAsync<Absence>(run.Id, "absence", cancellation), open);
    }

    /// <summary>The person with a key or address; null when there is none.</summary>
    public Person? PersonOf(string keyOrEmail) =>
        People.FirstOrDefault(person => PersonKeys.Of(person.Email) is var key && (key == keyOrEmail || key == PersonKeys.Of(keyOrEmail)));

    /// <summary>An absence of somebody; its delegate's name stays empty when the address is nobody's.</summary>
    public Absence AbsenceOf(Person away, DateOnly from, DateOnly until, string delegateTo, string? reason, string by, DateTimeOffset now) => new()
    {
        PersonKey = PersonKeys.Of(away.Email),
        Name = away.Name,
        From = from,
        Until = until,
        DelegateKey = PersonKeys.Of(delegateTo),
        DelegateName = PersonOf(delegateTo)?.Name ?? "",
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        By = by,
        RecordedAt = now,
    };

    /// <summary>The change that hands over the open gates of whoever is away now; null when there is none.</summary>
    public RunChange? HandOver(DateTimeOffset now)
    {
        var nothing = new RunChange(Run);
        var change = AbsenceChanges.HandOver(nothing, People, Absences, Open, now);
        return ReferenceEquals(change, nothing) ? null : change;
    }

    /// <summary>What it changes.</summary>
    /// <exception cref="InvalidInputException">Nobody can answer meanwhile.</exception>
    public RunChange Change(string delegateField, Absence absence, bool isOwn, Absence? former)
    {
        IReadOnlyList<Absence> others = [.. Absences.Where(one => one != former)];
        if (AbsenceChanges.ErrorOf(delegateField, absence, People, others) is { } error) throw new InvalidInputException([error]);
        return AbsenceChanges.Of(Run, absence, isOwn, People, others, Open);
    }
}

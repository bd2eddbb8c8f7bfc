using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>What an absence changes of a run. Pure.</summary>
internal static class AbsenceChanges
{
    /// <summary>What is wrong with an absence; null when it can be taken.</summary>
    /// <param name="delegateField">Field that names the delegate.</param>
    /// <param name="absence">The absence.</param>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="others">The absences that stay.</param>
    public static FieldError? ErrorOf(string delegateField, Absence absence, IReadOnlyList<Person> people, IReadOnlyList<Absence> others)
    {
        if (absence.DelegateKey == absence.PersonKey) return new(delegateField, new Phrase("error.delegate-self").With("name", absence.Name));
        if (people.All(person => PersonKeys.Of(person.Email) != absence.DelegateKey))
            return new(delegateField, new Phrase("error.delegate-unknown").With("known", string.Join(", ", people.Select(person => person.Email).Distinct())));
        return Delegation.FaultOf(people, [.. others, absence], absence) switch
        {
            ChainFault.Circle => new(delegateField, new Phrase("error.delegate-circle").With("name", absence.DelegateName)),
            ChainFault.TooLong => new(delegateField, new Phrase("error.delegate-chain").With("maximum", Delegation.LongestChain)),
            _ => null,
        };
    }

    /// <summary>The change that keeps an absence and hands over the open gates of whoever is away now.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="absence">The absence.</param>
    /// <param name="isOwn">True for the person's own word.</param>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="others">The absences that stay.</param>
    /// <param name="open">Every open gate round.</param>
    public static RunChange Of(Run run, Absence absence, bool isOwn, IReadOnlyList<Person> people, IReadOnlyList<Absence> others, IReadOnlyList<GateFile> open)
    {
        var what = new Phrase(absence.Reason is null ? "audit.absence.recorded" : "audit.absence.recorded-because").With("name", absence.Name)
            .With("from", absence.From).With("until", absence.Until).With("delegate", absence.DelegateName);
        if (absence.Reason is { } reason) what = what.With("reason", reason);
        var change = new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Absence(absence.PersonKey, isOwn)] = absence },
            Audit = [new AuditEntry { Actor = absence.By, Kind = "absence.recorded", What = what }],
        };
        return HandOver(change, people, [.. others, absence], open, absence.RecordedAt);
    }

    /// <summary>A change that also hands over the open gates of whoever is away; the same change when there is nothing to hand over.</summary>
    public static RunChange HandOver(RunChange together, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, IReadOnlyList<GateFile> open, DateTimeOffset now) =>
        open.Aggregate(together, (sofar, file) => PartChanges.HandOver(file, people, absences, person => WorkTime.DayOf(person, now).ToDateOnly(), now, sofar) ?? sofar);
}

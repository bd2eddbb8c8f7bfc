using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Whom silence is taken to: first the approver's deputy, then the sponsor. Pure. It never decides anything by itself.</summary>
internal static class Escalation
{
    /// <summary>The change at a planned instant; null when nobody's silence is taken further then, or it was already.</summary>
    /// <param name="file">The round.</param>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="absences">Every absence: a deputy who is away is stood in for too.</param>
    /// <param name="at">The planned instant (UTC).</param>
    /// <param name="now">UTC.</param>
    public static RunChange? At(GateFile file, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, DateTimeOffset at, DateTimeOffset now)
    {
        if (file.Gate.EscalatedUntil >= at) return null;
        var (added, audit) = (new List<Approval>(), new List<AuditEntry>());
        foreach (var silent in SilentAt(file, at))
        {
            var asked = file.Approvals.Concat(added).Select(part => part.ApproverKey).ToHashSet();
            var next = CandidatesFor(silent, people, LevelOf(silent, at))
                .Select(person => Delegation.Of(person, people, absences, one => WorkTime.DayOf(one, now).ToDateOnly()).Actor)
                .FirstOrDefault(person => !asked.Contains(PersonKeys.Of(person.Email)) && Approvers.MayAnswer(file.Policy, person.Email, people));
            if (next is not null) added.Add(Part(silent, next, at, now) with { LinkSeries = file.Run.AuditSequence + 1 });
            audit.Add(Said(file, silent, next));
        }

        if (audit.Count == 0) return null;
        var after = file with { Approvals = [.. file.Approvals, .. added] };
        return new RunChange(file.Run with { WaitsFor = GateChanges.WaitFor(after) })
        {
            Put = new Dictionary<string, object>(added.ToDictionary(GateChanges.KeyOf, object (part) => part))
            {
                [RowKeys.Gate(file.Gate.Id, file.Gate.Round)] = file.Gate with { EscalatedUntil = at },
            },
            Audit = audit,
        };
    }

    /// <summary>The mails that follow: whoever came gets a link, whoever was silent is told.</summary>
    public static EscalatedParts MailsAt(GateFile file, DateTimeOffset at) => new(
    [
        .. from part in file.Approvals
           where part.InPlaceOf?.EscalatedAt == at
           from told in file.Approvals.Where(one => one.ApproverKey != part.ApproverKey && one.PassedOn is null && Seats.KeyOf(one) == part.InPlaceOf!.Seat)
           select new EscalatedPart(part.ApproverKey, told.ApproverKey),
    ]);

    // A place is silent when nobody who could answer in it has; its own dates are those of whoever it belongs to.
    private static IEnumerable<Approval> SilentAt(GateFile file, DateTimeOffset at) => file.Approvals.Where(part =>
        part.InPlaceOf is null && part.Choice is null && part.Schedule?.EscalateAt.Contains(at) == true
        && file.Turn.Any(one => Seats.KeyOf(one) == part.ApproverKey)
        && file.Seats.Any(seat => seat.Choice is null && Seats.KeyOf(seat) == part.ApproverKey));

    private static int LevelOf(Approval silent, DateTimeOffset at) => silent.Schedule!.EscalateAt.ToList().IndexOf(at) + 1;

    private static IEnumerable<Person> CandidatesFor(Approval silent, IReadOnlyList<Person> people, int level) =>
    [
        .. level == 1 && silent.Approver.Deputy is { } deputy ? people.Where(person => PersonKeys.Of(person.Email) == PersonKeys.Of(deputy)).Take(1) : [],
        .. people.Where(person => person.Role == Roles.Sponsor),
    ];

    private static Approval Part(Approval silent, Person person, DateTimeOffset at, DateTimeOffset now)
    {
        var part = PartChanges.Asked(silent, person, StandInCause.Escalation);
        return part with { JoinedAt = now, InPlaceOf = part.InPlaceOf! with { EscalatedAt = at } };
    }

    private static AuditEntry Said(GateFile file, Approval silent, Person? next)
    {
        var what = new Phrase(next is null ? "audit.gate.escalated-to-nobody" : "audit.gate.escalated").With("gate", file.Policy.Name).With("name", silent.Approver.Name);
        return AuditEntry.BySystem("gate.escalated", next is null ? what : what.With("deputy", next.Name));
    }
}

/// <summary>Whose silence was taken to whom, as keys: small, as it travels through history.</summary>
/// <param name="Parts">One for each who is told.</param>
public sealed record EscalatedParts(IReadOnlyList<EscalatedPart> Parts);

/// <summary>One silence that was taken further.</summary>
/// <param name="AskedKey">Who is asked now.</param>
/// <param name="SilentKey">Who was silent, and is told.</param>
public sealed record EscalatedPart(string AskedKey, string SilentKey);

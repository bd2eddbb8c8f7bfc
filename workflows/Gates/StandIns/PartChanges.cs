using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>How a part in a gate round comes to somebody else. Pure.</summary>
internal static class PartChanges
{
    // A change has 100 rows, and each part that is handed over takes up to five; the rest follows with the next look.
    private const int MostAtOnce = 15;

    /// <summary>
    /// Why a part cannot be given to whoever would answer; null when it can. Whoever is asked at the gate already has a voice there: a
    /// second one would be lost, and with it the veto or the share that it carries.
    /// </summary>
    /// <param name="policy">Policy of the gate.</param>
    /// <param name="parts">Every part of the round.</param>
    /// <param name="given">The part.</param>
    /// <param name="to">Who would answer.</param>
    /// <param name="people">Everybody of the run.</param>
    public static Phrase? RefusalOf(GatePolicy policy, IReadOnlyList<Approval> parts, Approval given, Person to, IReadOnlyList<Person> people)
    {
        if (!Approvers.MayAnswer(policy, to.Email, people)) return new Phrase("error.requester-approves").With("gate", policy.Name);
        var asked = parts.FirstOrDefault(one => one.ApproverKey == PersonKeys.Of(to.Email));
        return asked is null || Seats.KeyOf(asked) == Seats.KeyOf(given) ? null : new Phrase("error.delegate-asked").With("name", to.Name);
    }

    /// <summary>The parts of a round after one of them was given away.</summary>
    /// <param name="parts">Every part.</param>
    /// <param name="given">The part that is given away.</param>
    /// <param name="to">Who answers now, with at least one absence that leads there.</param>
    /// <param name="now">UTC.</param>
    /// <param name="joins">True when the round is open already.</param>
    public static IReadOnlyList<Approval> PassOn(IReadOnlyList<Approval> parts, Approval given, Delegation to, DateTimeOffset now, bool joins)
    {
        var (key, first) = (PersonKeys.Of(to.Actor.Email), to.Chain[0]);
        var away = given with { PassedOn = new PassedOn(key, to.Actor.Name, first.Until, first.Reason, first.By, now) };
        var rest = parts.Select(one => one.ApproverKey == given.ApproverKey ? away : one).ToList();
        var place = rest.FindIndex(one => one.ApproverKey == key);
        if (place < 0) return [.. rest, Asked(given, to.Actor, StandInCause.Delegation) with { JoinedAt = joins ? now : null }];
        // Whoever gave their own part away and is back is asked again.
        if (rest[place].PassedOn is not null) rest[place] = rest[place] with { PassedOn = null, JoinedAt = now, TimesAsked = rest[place].TimesAsked + 1 };
        return rest;
    }

    /// <summary>A part beside another one, with the same dates.</summary>
    public static Approval Asked(Approval beside, Person person, StandInCause cause) => new()
    {
        GateId = beside.GateId,
        Round = beside.Round,
        ApproverKey = PersonKeys.Of(person.Email),
        Approver = person,
        Place = beside.Place,
        Schedule = beside.Schedule,
        InPlaceOf = new StandIn(Seats.KeyOf(beside), beside.InPlaceOf?.Name ?? beside.Approver.Name, cause),
    };

    /// <summary>An open round in which everybody who is away has given their part to their delegate; null when nothing changes.</summary>
    public static RunChange? HandOver(
        GateFile file, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, Func<Person, DateOnly> dayOf, DateTimeOffset now, RunChange together)
    {
        var parts = file.Approvals;
        var handed = 0;
        foreach (var part in file.Waiting)
        {
            var to = Delegation.Of(part.Approver, people, absences, dayOf);
            if (handed == MostAtOnce || to.Chain.Count == 0 || RefusalOf(file.Policy, parts, part, to.Actor, people) is not null) continue;
            parts = PassOn(parts, part, to, now, joins: true);
            handed++;
        }

        return ReferenceEquals(parts, file.Approvals) ? null : Changed(file, file with { Approvals = WithNewLinks(file, parts, together.Run.AuditSequence + 1) }, together);
    }

    // Whoever is asked now, newly or again, answers with a link that is sent from here on.
    private static IReadOnlyList<Approval> WithNewLinks(GateFile before, IReadOnlyList<Approval> parts, int series) =>
        [.. parts.Select(part => part.PassedOn is null && before.Of(part.ApproverKey) != part ? part with { LinkSeries = series } : part)];

    /// <summary>What the audit says of a part that was given away.</summary>
    public static AuditEntry PassedOn(GateFile file, Approval part)
    {
        var passed = part.PassedOn!;
        var what = new Phrase(passed.Reason is null ? "audit.gate.delegated" : "audit.gate.delegated-because").With("gate", file.Policy.Name)
            .With("name", part.Approver.Name).With("delegate", passed.ToName).With("until", passed.Until);
        if (passed.Reason is { } reason) what = what.With("reason", reason);
        return new AuditEntry { Actor = passed.By, Kind = "gate.delegated", What = what };
    }

    private static RunChange Changed(GateFile before, GateFile after, RunChange together)
    {
        var order = GateChanges.OrderOf(after);
        var changed = after.Approvals.Where(part => before.Of(part.ApproverKey) != part).ToList();
        var given = changed.Where(part => part.PassedOn is not null).ToList();
        // Where one is asked after the other, whoever comes later is written to when it is their turn.
        var asked = changed.Where(part => part.PassedOn is null && !after.IsAhead(part));
        return together with
        {
            Run = together.Run with { WaitsFor = GateChanges.WaitFor(after) },
            Put = changed.Aggregate(new Dictionary<string, object>(together.Put), (put, part) => { put[GateChanges.KeyOf(part)] = part; return put; }),
            Audit = [.. together.Audit, .. given.Select(part => PassedOn(after, part))],
            Signals =
            [
                .. together.Signals,
                .. asked.Select(part => Signal.ToSend(GateMails.RequestTo(order, part.ApproverKey, part.TimesAsked))),
                .. given.Select(part => Signal.ToSend(GateMails.PassedOn(order, part.PassedOn!.ToKey, part.ApproverKey, part.TimesAsked))),
                // Answers that are there may decide now: whoever gave their place to somebody who has answered is not waited for.
                new Signal(order.InstanceId, GateOrder.Answered, $"delegated-{together.Run.AuditSequence}"),
            ],
        };
    }
}

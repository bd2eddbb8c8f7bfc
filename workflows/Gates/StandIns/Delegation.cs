using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates;

/// <summary>Who answers for a person. Pure: people, absences and a day in, the one who answers out.</summary>
/// <param name="Actor">Who answers: the person themself when they are there, or when nobody can be found.</param>
/// <param name="Chain">The absences that led there, in order; empty when the person answers themself.</param>
public sealed record Delegation(Person Actor, IReadOnlyList<Absence> Chain)
{
    /// <summary>Most steps from a person to whoever answers: beyond it nobody knows any more on whose behalf they decide.</summary>
    public const int LongestChain = 3;

    /// <summary>Follows absences from person to delegate until somebody is there.</summary>
    /// <param name="person">Whose part it is.</param>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="absences">Every absence; of one person's that cover a day, the one recorded last counts.</param>
    /// <param name="dayOf">The day that a person has in their own time zone.</param>
    /// <returns>
    /// The person themself when the chain is longer than <see cref="LongestChain"/>, comes back to somebody, or leads to nobody of the run:
    /// better to ask somebody who is away than nobody.
    /// </returns>
    public static Delegation Of(Person person, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, Func<Person, DateOnly> dayOf)
    {
        var (actor, chain) = (person, new List<Absence>());
        var passed = new HashSet<string> { PersonKeys.Of(person.Email) };
        while (InForce(actor, absences, dayOf) is { } absence)
        {
            var next = people.FirstOrDefault(one => PersonKeys.Of(one.Email) == absence.DelegateKey);
            if (next is null || chain.Count == LongestChain || !passed.Add(absence.DelegateKey)) return new Delegation(person, []);
            chain.Add(absence);
            actor = next;
        }

        return new Delegation(actor, chain);
    }

    /// <summary>What would be wrong with the chains of a run; null when all of them end with somebody who is there.</summary>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="absences">Every absence, the new one among them.</param>
    /// <param name="added">The new one.</param>
    public static ChainFault? FaultOf(IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, Absence added)
    {
        // Who answers changes only on first days, and after last ones, of which the latter make chains shorter.
        var days = absences.Select(one => one.From).Where(added.Covers).Append(added.From).Distinct();
        foreach (var day in days)
        {
            foreach (var person in people)
            {
                if (FaultOf(person, people, absences, day) is { } fault) return fault;
            }
        }

        return null;
    }

    private static ChainFault? FaultOf(Person person, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, DateOnly day)
    {
        var passed = new HashSet<string> { PersonKeys.Of(person.Email) };
        for (var actor = person; InForce(actor, absences, _ => day) is { } absence;)
        {
            if (!passed.Add(absence.DelegateKey)) return ChainFault.Circle;
            if (passed.Count > LongestChain + 1) return ChainFault.TooLong;
            if (people.FirstOrDefault(one => PersonKeys.Of(one.Email) == absence.DelegateKey) is not { } next) return null;
            actor = next;
        }

        return null;
    }

    private static Absence? InForce(Person person, IReadOnlyList<Absence> absences, Func<Person, DateOnly> dayOf) => absences
        .Where(one => one.PersonKey == PersonKeys.Of(person.Email) && one.Covers(dayOf(person)))
        .OrderByDescending(one => one.RecordedAt).ThenBy(one => one.DelegateKey, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>Why a chain of delegations is refused.</summary>
public enum ChainFault
{
    /// <summary>It comes back to somebody who is away themself.</summary>
    Circle,

    /// <summary>It has more than <see cref="Delegation.LongestChain"/> steps.</summary>
    TooLong,
}

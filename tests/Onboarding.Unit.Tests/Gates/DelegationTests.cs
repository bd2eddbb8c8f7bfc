using CsCheck;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Gates;

public sealed class DelegationTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly IReadOnlyList<Person> People =
        [.. Enumerable.Range(0, 6).Select(place => SampleGate.Anna with { Name = $"P{place}", Email = $"p{place}@example.com" })];

    [Fact]
    public void Whoever_is_there_answers_themselves() =>
        Assert.Equal((People[0], 0), Resolve(0, Monday) is { } found ? (found.Actor, found.Chain.Count) : default);

    [Fact]
    public void A_delegate_answers_from_the_first_to_the_last_day()
    {
        var absence = Away(0, 1, 0, 4);

        Assert.Equal(People[0], Resolve(0, Monday.AddDays(-1), absence).Actor);
        Assert.Equal(People[1], Resolve(0, Monday, absence).Actor);
        Assert.Equal(People[1], Resolve(0, Monday.AddDays(4), absence).Actor);
        Assert.Equal(People[0], Resolve(0, Monday.AddDays(5), absence).Actor);
    }

    [Fact]
    public void The_day_is_each_person_s_own()
    {
        Absence[] absences = [Away(0, 1, 0, 0), Away(1, 2, 1, 1)];

        var found = Delegation.Of(People[0], People, absences, person => person == People[1] ? Monday.AddDays(1) : Monday);

        Assert.Equal(People[2], found.Actor);
    }

    [Fact]
    public void Three_steps_are_followed_and_a_fourth_is_not()
    {
        Absence[] three = [Away(0, 1), Away(1, 2), Away(2, 3)];

        Assert.Equal(People[3], Resolve(0, Monday, three).Actor);
        Assert.Equal(People[0], Resolve(0, Monday, [.. three, Away(3, 4)]).Actor);
        Assert.Null(Delegation.FaultOf(People, three, three[2]));
        Assert.Equal(ChainFault.TooLong, Delegation.FaultOf(People, [.. three, Away(3, 4)], Away(3, 4)));
    }

    [Fact]
    public void A_circle_asks_the_person_themself_and_is_refused_when_it_is_recorded()
    {
        Absence[] circle = [Away(0, 1), Away(1, 0, 2, 3)];

        Assert.Equal(People[1], Resolve(0, Monday, circle).Actor);
        Assert.Equal(People[0], Resolve(0, Monday.AddDays(2), circle).Actor);
        Assert.Equal(ChainFault.Circle, Delegation.FaultOf(People, circle, circle[0]));
        Assert.Null(Delegation.FaultOf(People, [Away(0, 1, 0, 1), Away(1, 0, 2, 3)], Away(0, 1, 0, 1)));
    }

    [Fact]
    public void Of_two_absences_on_a_day_the_one_recorded_last_counts() =>
        Assert.Equal(People[2], Resolve(0, Monday, Away(0, 2) with { RecordedAt = SampleGate.Opened.AddHours(1) }, Away(0, 1)).Actor);

    [Fact]
    public void However_absences_lie_somebody_is_asked_the_chain_is_short_and_their_order_does_not_matter() =>
        Gen.Select(Absences, Gen.Int[0, 5], Gen.Int[0, 12], Gen.Int[0, 1000]).Sample((absences, place, day, seed) =>
        {
            var found = Resolve(place, Monday.AddDays(day), [.. absences]);
            var turned = Resolve(place, Monday.AddDays(day), [.. absences.OrderBy(one => HashCode.Combine(one, seed))]);
            var asked = found.Chain.Select(one => one.PersonKey).Append(PersonKeys.Of(found.Actor.Email)).ToList();

            return found.Actor == turned.Actor
                && found.Chain.Count <= Delegation.LongestChain
                && asked.Distinct().Count() == asked.Count
                && asked[0] == PersonKeys.Of(People[place].Email)
                && found.Chain.All(one => one.Covers(Monday.AddDays(day)))
                && (found.Chain.Count == 0) == (found.Actor == People[place])
                && found.Chain.Zip(asked.Skip(1)).All(step => step.First.DelegateKey == step.Second);
        });

    [Fact]
    public void What_is_recorded_without_a_fault_always_ends_with_somebody_who_is_there() =>
        Gen.Select(Absences, Gen.Int[0, 12]).Sample((absences, day) =>
        {
            var kept = new List<Absence>();
            foreach (var absence in absences)
            {
                if (Delegation.FaultOf(People, [.. kept, absence], absence) is null) kept.Add(absence);
            }

            return People.All(person =>
            {
                var actor = Delegation.Of(person, People, kept, _ => Monday.AddDays(day)).Actor;
                return !kept.Exists(one => one.PersonKey == PersonKeys.Of(actor.Email) && one.Covers(Monday.AddDays(day)));
            });
        });

    // Recorded one after the other, so that no two are of the same moment.
    private static readonly Gen<Absence[]> Absences = Gen.Select(Gen.Int[0, 5], Gen.Int[1, 5], Gen.Int[0, 9], Gen.Int[0, 6])
        .Select((who, other, from, days) => Away(who, (who + other) % 6, from, from + days)).Array[0, 8]
        .Select(all => all.Select((one, index) => one with { RecordedAt = SampleGate.Opened.AddMinutes(index) }).ToArray());

    private static Delegation Resolve(int place, DateOnly day, params Absence[] absences) => Delegation.Of(People[place], People, absences, _ => day);

    private static Absence Away(int who, int delegated, int from = 0, int until = 9) => new()
    {
        PersonKey = PersonKeys.Of(People[who].Email),
        Name = People[who].Name,
        From = Monday.AddDays(from),
        Until = Monday.AddDays(until),
        DelegateKey = PersonKeys.Of(People[delegated].Email),
        DelegateName = People[delegated].Name,
        By = Roles.ProjectManager,
        RecordedAt = SampleGate.Opened,
    };
}

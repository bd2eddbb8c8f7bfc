using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Who is asked at a gate.</summary>
public static class Approvers
{
    /// <summary>Everybody of the run who has one of the policy's roles, in the policy's order; the same address once.</summary>
    public static IReadOnlyList<Person> Of(GatePolicy policy, IEnumerable<Person> people)
    {
        var all = people.ToList();
        return [.. policy.Roles.SelectMany(role => all.Where(person => person.Role == role)).DistinctBy(person => PersonKeys.Of(person.Email))];
    }
}

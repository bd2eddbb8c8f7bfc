using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Whether a request's people can decide its playbook's gates. Found at the start, it would otherwise stop the run weeks later.</summary>
internal static class ApproverCheck
{
    /// <summary>
    /// One error for each gate that would have nobody to ask, or nobody for one of its vetoes, as the requester may not approve, and for each
    /// that would ask more people than <see cref="Approvers.Most"/>.
    /// </summary>
    public static IEnumerable<FieldError> Of(IReadOnlyDictionary<string, GatePolicy> gates, IReadOnlyList<Person> people)
    {
        foreach (var (id, policy) in gates)
        {
            // A role that nobody has is told by itself, once for all gates.
            if (policy.Roles.Any(role => people.All(person => person.Role != role))) continue;
            var asked = Approvers.Of(policy, people);
            if (asked.Count > Approvers.Most) yield return TooMany(id, policy, asked.Count);
            else if (asked.Count == 0) yield return Error("error.gate-without-approver", id, policy, policy.Roles);
            else if (policy.VetoRoles.Where(role => HasNobody(role, asked, people)).ToList() is { Count: > 0 } without)
                yield return Error("error.gate-without-veto", id, policy, without);
        }
    }

    // Somebody with two vetoes is asked once, by the first of them.
    private static bool HasNobody(string role, IReadOnlyList<Person> asked, IReadOnlyList<Person> people) =>
        !people.Any(person => person.Role == role && asked.Any(one => PersonKeys.Of(one.Email) == PersonKeys.Of(person.Email)));

    private static FieldError TooMany(string gateId, GatePolicy policy, int asked) => new("people", new Phrase("error.gate-too-many")
        .With("gate", policy.Name).With("id", gateId).With("roles", string.Join(", ", policy.Roles)).With("asked", asked).With("maximum", Approvers.Most));

    private static FieldError Error(string key, string gateId, GatePolicy policy, IEnumerable<string> roles) =>
        new("people", new Phrase(key).With("gate", policy.Name).With("id", gateId).With("roles", string.Join(", ", roles)));
}

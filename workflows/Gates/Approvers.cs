using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Who is asked at a gate.</summary>
public static class Approvers
{
    /// <summary>
    /// Most people whom one gate asks. All of them may be away as it opens: a row each for them, whoever stands in, and what the audit says,
    /// in one transaction of at most 100 rows, so that nobody can answer a gate that is half open.
    /// </summary>
    public const int Most = 30;

    /// <summary>Why nobody more can be asked at an open round; null when somebody can.</summary>
    public static FieldError? ErrorOfOneMore(GateFile file) => file.Seats.Count < Most ? null
        : new("email", new Phrase("error.gate-full").With("gate", file.Policy.Name).With("maximum", Most));

    /// <summary>
    /// Everybody of the run who has one of the policy's roles, in the policy's order; the same address once, by a role with a veto where it
    /// has one. The run's project managers, in whose name a stage is submitted, are asked only where the policy lets them approve.
    /// </summary>
    public static IReadOnlyList<Person> Of(GatePolicy policy, IEnumerable<Person> people)
    {
        var all = people.ToList();
        return
        [
            .. policy.Roles.SelectMany(role => all.Where(person => person.Role == role))
                .Where(person => MayAnswer(policy, person.Email, all))
                .GroupBy(person => PersonKeys.Of(person.Email))
                .Select(roles => roles.FirstOrDefault(person => policy.VetoRoles.Contains(person.Role)) ?? roles.First()),
        ];
    }

    /// <summary>True for an address whose answer may count: nobody approves what was submitted in their own name, nor in the place of somebody else.</summary>
    public static bool MayAnswer(GatePolicy policy, string email, IEnumerable<Person> people) => policy.RequesterMayApprove || !IsRequester(email, people);

    /// <summary>True for the address of a project manager of the run, in whatever role it is named.</summary>
    public static bool IsRequester(string email, IEnumerable<Person> people) =>
        people.Any(person => person.Role == Roles.ProjectManager && PersonKeys.Of(person.Email) == PersonKeys.Of(email));
}

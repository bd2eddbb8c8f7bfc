using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Integration;

/// <summary>Least privilege: whoever may do more than read needs a reason, somebody of the run approved, and a second factor guards it.</summary>
public static class AccessCheck
{
    private const string Read = "read";

    /// <summary>Every error of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="people">Everybody who takes part in the run.</param>
    /// <param name="today">Today (UTC).</param>
    /// <param name="former">The role as it stands; null for a new one. Sent again as it is, it is no error that its review has come since.</param>
    public static IEnumerable<FieldError> ErrorsOf(AccessRole role, IReadOnlyList<Person> people, DateOnly today, AccessRole? former = null)
    {
        if (former is not null && StageInput.IsSame(former, role)) yield break;
        if (MayChange(role) && string.IsNullOrWhiteSpace(role.Justification)) yield return new("justification", new Phrase("error.access-reason"));
        if (people.All(person => person.Name != role.ApprovedBy))
        {
            yield return new("approvedBy", new Phrase("error.unknown-person")
                .With("name", role.ApprovedBy).With("known", string.Join(", ", people.Select(person => person.Name).Distinct())));
        }

        if (role.ReviewOn <= today) yield return new("reviewOn", new Phrase("error.review-past").With("today", today));
    }

    /// <summary>True for a role that may do more than read.</summary>
    public static bool MayChange(AccessRole role) => role.Permissions.Any(permission => permission != Read);

    /// <summary>What approvers must know of the matrix: roles that change data behind a password alone, and reviews that are due.</summary>
    public static IReadOnlyList<Phrase> Concerns(IReadOnlyList<AccessRole> roles, DateOnly today) =>
    [
        .. roles.Where(role => MayChange(role) && !role.MultiFactor).Select(role => new Phrase("integration.no-second-factor").With("role", role.Role)),
        .. roles.Where(role => role.ReviewOn <= today).Select(role => new Phrase("integration.access-review-due").With("role", role.Role).With("day", role.ReviewOn)),
    ];
}

using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Whether an item may be waived: its playbook allows it, with a reason, and somebody of the run who answers for it approved.</summary>
public static class WaiverCheck
{
    /// <summary>Every error of a waiver.</summary>
    /// <param name="item">The waived item.</param>
    /// <param name="template">What the playbook says of it.</param>
    /// <param name="people">Everybody who takes part in the run.</param>
    public static IEnumerable<FieldError> Of(ChecklistItem item, ChecklistTemplate template, IReadOnlyList<Person> people)
    {
        if (!template.Waivable)
        {
            yield return new("status", new Phrase("error.not-waivable").With("item", template.Name));
            yield break;
        }

        if (string.IsNullOrWhiteSpace(item.WaiverReason)) yield return new("waiverReason", new Phrase("error.waiver-reason-missing"));
        var role = RoleOf(template);
        var approvers = people.Where(person => person.Role == role).Select(person => person.Name).ToList();
        if (!approvers.Contains(item.WaiverApprover ?? ""))
        {
            yield return new("waiverApprover", new Phrase("error.waiver-approver")
                .With("role", PhraseValue.Word($"role.{role}")).With("known", approvers.Count == 0 ? "-" : string.Join(", ", approvers)));
        }
    }

    /// <summary>Role of whoever approves that an item is waived.</summary>
    public static string RoleOf(ChecklistTemplate template) => template.WaiverRole ?? template.OwnerRole;
}

using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>When a checklist is complete: every required item done with evidence, or waived with a reason where that is allowed.</summary>
public static class ChecklistReadiness
{
    /// <summary>One phrase for each required item that is neither done nor waived.</summary>
    public static IReadOnlyList<Phrase> Missing(ChecklistRules rules, IReadOnlyList<ChecklistItem> items) =>
        [.. rules.Items.Where(template => template.Required && StatusOf(template, items) == ChecklistStatus.Open)
            .Select(template => new Phrase("missing.item").With("item", template.Name).With("id", template.Id))];

    /// <summary>True for an item that is still open after its due day.</summary>
    public static bool IsOverdue(ChecklistItem item, DateOnly today) => item is { Status: ChecklistStatus.Open, Due: { } due } && due < today;

    /// <summary>What the approvers see of it: how many are done, each waiver with its reason and approver, and what is overdue.</summary>
    /// <param name="rules">The checklist.</param>
    /// <param name="items">States of its items.</param>
    /// <param name="today">Today (UTC); null: what is overdue is not told.</param>
    public static IReadOnlyList<Figure> Figures(ChecklistRules rules, IReadOnlyList<ChecklistItem> items, DateOnly? today = null)
    {
        var done = rules.Items.Count(template => StatusOf(template, items) == ChecklistStatus.Done);
        var summary = new Figure(new Phrase("figure.items-done"), new Phrase("value.of").With("count", done).With("total", rules.Items.Count));
        var known = from item in items
                    let template = rules.Items.FirstOrDefault(one => one.Id == item.Id)
                    where template is not null
                    select (item, template);
        return
        [
            summary,
            .. known.Where(one => one.item.Status == ChecklistStatus.Waived).Select(one => Waiver(one.item, one.template)),
            .. known.Where(one => today is { } day && IsOverdue(one.item, day)).Select(one => Overdue(one.item, one.template)),
        ];
    }

    private static Figure Waiver(ChecklistItem item, ChecklistTemplate template) => new(
        new Phrase("figure.item-waived").With("item", template.Name),
        item.WaiverApprover is { } approver
            ? new Phrase("value.waiver").With("reason", item.WaiverReason!).With("approver", approver)
            : new Phrase("value.text").With("text", item.WaiverReason!),
        "open");

    private static Figure Overdue(ChecklistItem item, ChecklistTemplate template) => new(
        new Phrase("figure.item-overdue").With("item", template.Name),
        new Phrase("value.due").With("due", item.Due!.Value).With("owner", item.Owner ?? "-"),
        "fail");

    private static ChecklistStatus StatusOf(ChecklistTemplate template, IReadOnlyList<ChecklistItem> items) =>
        items.FirstOrDefault(item => item.Id == template.Id)?.Status ?? ChecklistStatus.Open;
}

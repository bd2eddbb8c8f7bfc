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

    /// <summary>What the approvers see of it: how many are done, and each waiver with its reason.</summary>
    public static IReadOnlyList<Figure> Figures(ChecklistRules rules, IReadOnlyList<ChecklistItem> items)
    {
        var done = rules.Items.Count(template => StatusOf(template, items) == ChecklistStatus.Done);
        var summary = new Figure(new Phrase("figure.items-done"), new Phrase("value.of").With("count", done).With("total", rules.Items.Count));
        var waivers = from item in items
                      where item.Status == ChecklistStatus.Waived
                      let template = rules.Items.First(one => one.Id == item.Id)
                      select new Figure(new Phrase("figure.item-waived").With("item", template.Name), new Phrase("value.text").With("text", item.WaiverReason!), "open");
        return [summary, .. waivers];
    }

    private static ChecklistStatus StatusOf(ChecklistTemplate template, IReadOnlyList<ChecklistItem> items) =>
        items.FirstOrDefault(item => item.Id == template.Id)?.Status ?? ChecklistStatus.Open;
}

using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>An item of a checklist as its vendor sees it: what is to be shown and by when, and nothing of what the company notes about it.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="Template">What is to be shown.</param>
/// <param name="Status">State.</param>
/// <param name="Due">Due day; null when none is set.</param>
public sealed record VendorItem(string Stage, ChecklistTemplate Template, ChecklistStatus Status, DateOnly? Due)
{
    /// <summary>True while evidence can still be given for it.</summary>
    public bool TakesEvidence => Status != ChecklistStatus.Waived;
}

/// <summary>The items that a vendor gives evidence for.</summary>
public static class OpenItems
{
    /// <summary>Stages with such items.</summary>
    public static IReadOnlyList<string> Stages { get; } = [StageIds.Contract, StageIds.Integration];

    /// <summary>The items of the stage that the run prepares; none in other stages, and none for a vendor that is not chosen.</summary>
    public static async Task<IReadOnlyList<VendorItem>> OfAsync(RunStore store, RunFile file, string vendorId, CancellationToken cancellation = default)
    {
        var run = file.Run;
        if (!Stages.Contains(run.Stage) || !VendorStanding.IsChosen(run, vendorId)) return [];
        var states = (await store.ListAsync<ChecklistItem>(run.Id, RowKeys.Item(run.Stage, "")[..^1], cancellation)).ToDictionary(item => item.Id);
        return [.. file.Playbook.ChecklistOf(run.Stage).Items.Select(item => Of(run.Stage, item, states.GetValueOrDefault(item.Id)))];
    }

    /// <summary>The items about which a contact is reminded on a day: all that are open and due by the next day, when one of them is due on the next day or was due on the day before.</summary>
    public static IReadOnlyList<VendorItem> ToRemind(IReadOnlyList<VendorItem> items, DateOnly today)
    {
        var due = items.Where(item => item.Status == ChecklistStatus.Open && item.Due <= today.AddDays(1)).ToList();
        return due.Any(item => item.Due == today.AddDays(1) || item.Due == today.AddDays(-1)) ? due : [];
    }

    private static VendorItem Of(string stage, ChecklistTemplate template, ChecklistItem? state) =>
        new(stage, template, state?.Status ?? ChecklistStatus.Open, state?.Due);
}

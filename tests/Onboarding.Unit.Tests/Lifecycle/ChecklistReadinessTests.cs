using CsCheck;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class ChecklistReadinessTests
{
    private static readonly ChecklistRules Rules = new() { Items = [Template("scope", true), Template("sla", true), Template("extras", false)], RemindAfterDays = 7 };

    [Fact]
    public void Every_required_item_is_done_or_waived()
    {
        Assert.Equal(["scope", "sla"], Missing());
        Assert.Equal(["scope", "sla"], Missing(Item("scope", ChecklistStatus.Open)));
        Assert.Equal(["sla"], Missing(Item("scope", ChecklistStatus.Done)));
        Assert.Empty(Missing(Item("scope", ChecklistStatus.Done), Item("sla", ChecklistStatus.Waived)));
    }

    [Fact]
    public void Approvers_see_how_many_are_done_and_each_waiver()
    {
        var figures = ChecklistReadiness.Figures(Rules, [Item("scope", ChecklistStatus.Done), Item("sla", ChecklistStatus.Waived)]);

        Assert.Equal((1, 3), (figures[0].Value.Values["count"].Number, figures[0].Value.Values["total"].Number));
        Assert.Equal("Not needed.", Assert.Single(figures.Skip(1)).Value.Values["text"].Text);
    }

    [Fact]
    public void An_item_that_is_settled_never_leaves_more_missing_and_the_order_of_items_never_matters() =>
        Gen.Select(Gen.Enum<ChecklistStatus>(), Gen.Enum<ChecklistStatus>(), Gen.Int[0, 1]).Sample((scope, sla, settled) =>
        {
            ChecklistItem[] items = [Item("scope", scope), Item("sla", sla)];
            var after = items.Select((item, place) => place == settled ? Item(item.Id, ChecklistStatus.Done) : item).ToArray();

            return Missing(after).All(Missing(items).Contains) && Missing([.. items.AsEnumerable().Reverse()]).SequenceEqual(Missing(items));
        });

    private static IEnumerable<string> Missing(params ChecklistItem[] items) => ChecklistReadiness.Missing(Rules, items).Select(phrase => phrase.Values["id"].Text!);

    private static ChecklistItem Item(string id, ChecklistStatus status) =>
        new() { Stage = StageIds.Contract, Id = id, Status = status, WaiverReason = status == ChecklistStatus.Waived ? "Not needed." : null };

    private static ChecklistTemplate Template(string id, bool required) =>
        new() { Id = id, Name = new LocalizedText(id, "项目"), OwnerRole = Roles.Legal, Required = required, Source = "S1" };
}

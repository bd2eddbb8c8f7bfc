using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.VendorSide;

public sealed class OpenItemsTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(-5, false)]
    public void A_contact_is_reminded_the_day_before_and_the_day_after(int days, bool isReminded) =>
        Assert.Equal(isReminded, OpenItems.ToRemind([Item(Today.AddDays(days))], Today).Count > 0);

    [Fact]
    public void A_reminder_names_everything_that_is_open_and_due()
    {
        VendorItem[] items = [Item(Today.AddDays(1)), Item(Today.AddDays(-9)), Item(Today.AddDays(9)), Item(null), Item(Today.AddDays(1)) with { Status = ChecklistStatus.Done }];

        Assert.Equal([items[0], items[1]], OpenItems.ToRemind(items, Today));
    }

    private static VendorItem Item(DateOnly? due) => new(StageIds.Contract, SampleFile.Playbook.Contract.Items[0], ChecklistStatus.Open, due);
}

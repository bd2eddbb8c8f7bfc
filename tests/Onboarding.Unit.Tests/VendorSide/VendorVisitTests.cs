using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.VendorSide;

public sealed class VendorVisitTests
{
    private static readonly DateTimeOffset Now = SampleVendorSide.Now;

    [Fact]
    public void A_link_of_the_newest_invitation_opens_the_vendor_s_pages() => Assert.Equal(LinkState.Live, StateOf(SampleVendorSide.Link, SampleVendorSide.File));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(79, 0)]
    [InlineData(80, 1)]
    [InlineData(159, 1)]
    [InlineData(160, 2)]
    public void Links_are_renewed_before_they_end(int days, int renewals) => Assert.Equal(renewals, VendorLink.RenewalsBy(Now, Now.AddDays(days)));

    [Fact]
    public void Between_two_renewals_there_is_no_day_without_a_link() =>
        Assert.All(Enumerable.Range(1, 800), day => Assert.True(
            Enumerable.Range(0, day + 1).Last(sent => sent == 0 || VendorLink.RenewalsBy(Now, Now.AddDays(sent)) > VendorLink.RenewalsBy(Now, Now.AddDays(sent - 1))) + VendorLink.Validity.Days > day));

    [Fact]
    public void A_token_that_is_not_ours_is_wrong() => Assert.Equal(LinkState.Wrong, VendorVisit.Of(null, null, Now).State);

    [Fact]
    public void A_link_ends_at_its_end() => Assert.Equal(LinkState.Expired, StateOf(SampleVendorSide.Link with { ExpiresAt = Now }, SampleVendorSide.File));

    [Fact]
    public void A_link_ends_with_the_invitation() =>
        Assert.Equal(LinkState.Revoked, StateOf(SampleVendorSide.Link, SampleVendorSide.File with { Contact = SampleVendorSide.Contact with { RevokedAt = Now } }));

    [Fact]
    public void A_newer_invitation_ends_the_links_before() =>
        Assert.Equal(LinkState.Revoked, StateOf(SampleVendorSide.Link, SampleVendorSide.File with { Contact = SampleVendorSide.Contact with { Invitations = 2 } }));

    [Fact]
    public void A_link_shows_nothing_once_it_is_dead() => Assert.Null(VendorVisit.Of(SampleVendorSide.Link with { ExpiresAt = Now }, SampleVendorSide.File, Now).Shown);

    [Theory]
    [InlineData(StageIds.Shortlist, null, RunStatus.Running, true)]
    [InlineData(StageIds.Contract, "harbour-voice", RunStatus.Running, true)]
    [InlineData(StageIds.Contract, "another", RunStatus.Running, false)]
    [InlineData(StageIds.Operations, "harbour-voice", RunStatus.ScaledUp, true)]
    [InlineData(StageIds.Exit, "harbour-voice", RunStatus.Exited, false)]
    [InlineData(StageIds.Shortlist, null, RunStatus.Cancelled, false)]
    public void A_link_ends_with_the_run_and_with_the_choice_of_another(string stage, string? chosen, RunStatus status, bool isLive)
    {
        var run = SampleFile.RunAt(stage, StageState.Preparing) with { Vendor = chosen, Status = status };

        Assert.Equal(isLive ? LinkState.Live : LinkState.Revoked, StateOf(SampleVendorSide.Link, SampleVendorSide.At(run)));
    }

    [Fact]
    public void The_shortlist_s_decision_ends_the_links_of_the_others_at_once()
    {
        var run = SampleFile.RunAt(StageIds.Shortlist, StageState.InReview) with { Vendor = "another", Round = 2 };

        Assert.Equal(LinkState.Live, StateOf(SampleVendorSide.Link, SampleVendorSide.At(run with { VendorChosenIn = 1 })));
        Assert.Equal(LinkState.Revoked, StateOf(SampleVendorSide.Link, SampleVendorSide.At(run with { VendorChosenIn = 2 })));
    }

    [Fact]
    public void A_vendor_that_was_cut_from_the_list_is_out()
    {
        var file = SampleVendorSide.At(SampleFile.RunAt(StageIds.Shortlist, StageState.Preparing) with { Vendor = null });

        Assert.Equal(LinkState.Revoked, StateOf(SampleVendorSide.Link, file with { Vendor = file.Vendor with { Shortlisted = false, CutReason = "Too small." } }));
        Assert.Equal(LinkState.Live, StateOf(SampleVendorSide.Link, file with { Vendor = file.Vendor with { Shortlisted = false } }));
    }

    private static LinkState StateOf(VendorLink link, VendorFile file) => VendorVisit.Of(link, file, Now).State;
}

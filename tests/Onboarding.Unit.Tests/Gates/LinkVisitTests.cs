using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class LinkVisitTests
{
    private static readonly ApprovalLink Link = ApprovalLink.Of(File(), PersonKeys.Of(Anna.Email));

    [Fact]
    public void A_link_of_an_open_round_is_live() => Assert.Equal(LinkState.Live, Visit(File()).State);

    [Fact]
    public void A_link_whose_person_has_answered_is_used_and_still_shows_the_round()
    {
        var visit = Visit(File(null, Asked(Lin), Answered(Anna, Approve, 5)));

        Assert.Equal(LinkState.Used, visit.State);
        Assert.NotNull(visit.Shown);
    }

    [Fact]
    public void Whoever_answered_has_a_used_link_also_when_the_round_is_closed() =>
        Assert.Equal(LinkState.Used, Visit(Closed(File(null, Asked(Lin), Answered(Anna, Reject, 5, "No.")))).State);

    [Theory]
    [InlineData(GateStatus.Decided)]
    [InlineData(GateStatus.Expired)]
    [InlineData(GateStatus.Cancelled)]
    public void A_closed_round_revokes_the_links_of_those_who_did_not_answer(GateStatus status)
    {
        var visit = Visit(File() with { Gate = File().Gate with { Status = status } });

        Assert.Equal(LinkState.Revoked, visit.State);
        Assert.NotNull(visit.Shown);
    }

    [Fact]
    public void A_link_of_a_part_that_was_given_away_or_answered_by_a_deputy_decides_nothing_and_says_so()
    {
        var given = Asked(Anna) with { PassedOn = new PassedOn(PersonKeys.Of(Omar.Email), Omar.Name, new(2026, 6, 30), null, "project-manager", Opened) };
        var deputy = Answered(Omar, Approve, 5) with { InPlaceOf = new StandIn(PersonKeys.Of(Anna.Email), Anna.Name, StandInCause.Escalation) };

        Assert.Equal(LinkState.Revoked, Visit(File(null, given, Asked(Lin))).State);
        Assert.Equal(LinkState.Revoked, Visit(File(null, Asked(Anna), deputy, Asked(Lin))).State);
        Assert.NotNull(Visit(File(null, given, Asked(Lin))).Shown);
    }

    [Fact]
    public void The_end_of_a_run_revokes_every_link() =>
        Assert.Equal(LinkState.Revoked, Visit(File() with { Run = File().Run with { Status = RunStatus.Cancelled } }).State);

    [Fact]
    public void Somebody_who_is_not_asked_any_more_is_shown_nothing()
    {
        var visit = Visit(File(null, Asked(Lin), Asked(Omar)));

        Assert.Equal(LinkState.Revoked, visit.State);
        Assert.Null(visit.Shown);
    }

    [Fact]
    public void A_link_shows_its_round_as_long_as_the_newest_end_of_it_says_not_the_one_that_it_was_sent_with()
    {
        var moved = File() with { Gate = File().Gate with { ExpiresAt = Link.ExpiresAt!.Value.AddDays(10) } };
        var late = Link.ExpiresAt.Value.AddDays(1);

        Assert.Equal(LinkState.Expired, LinkVisit.Of(Link, File(), late).State);
        Assert.Equal(LinkState.Live, LinkVisit.Of(Link, moved, late).State);
    }

    [Fact]
    public void A_link_of_another_series_is_dead_although_the_same_address_is_asked_again()
    {
        var file = File(null, Asked(Lin), Asked(Anna) with { LinkSeries = 7 });

        Assert.Equal((LinkState.Revoked, null), Visit(file) is { } visit ? (visit.State, visit.Shown) : default);
        Assert.Equal(LinkState.Live, LinkVisit.Of(ApprovalLink.Of(file, PersonKeys.Of(Anna.Email)), file, Opened).State);
        Assert.Null(new LinkedGate(File(), PersonKeys.Of(Anna.Email)).In(file));
    }

    [Fact]
    public void A_link_of_a_run_that_is_gone_is_shown_nothing() => Assert.Null(LinkVisit.Of(Link, null, Opened).Shown);

    [Fact]
    public void After_its_own_end_a_link_shows_nothing_not_even_to_whoever_answered()
    {
        var file = File(null, Asked(Lin), Answered(Anna, Approve, 5));
        var end = Link.ExpiresAt!.Value;

        Assert.Equal(LinkState.Used, LinkVisit.Of(Link, file, end.AddTicks(-1)).State);
        Assert.Equal(LinkState.Expired, LinkVisit.Of(Link, file, end).State);
        Assert.Null(LinkVisit.Of(Link, file, end).Shown);
    }

    [Fact]
    public void It_ends_a_while_after_its_round() => Assert.Equal(File().Gate.ExpiresAt + ApprovalLink.ShowsClosedFor, Link.ExpiresAt);

    [Fact]
    public void A_link_without_an_end_of_its_own_never_ends() =>
        Assert.Equal(LinkState.Live, LinkVisit.Of(Link with { ExpiresAt = null }, File(), Opened.AddYears(5)).State);

    [Fact]
    public void A_token_that_is_not_ours_is_wrong() => Assert.Equal(new LinkVisit(LinkState.Wrong), LinkVisit.Of(null, null, Opened));

    private static LinkVisit Visit(GateFile file) => LinkVisit.Of(Link, file, Opened.AddHours(1));

    private static GateFile Closed(GateFile file) => GateChanges.Decide(file, file.Decision!, Opened.AddHours(1)).After;
}

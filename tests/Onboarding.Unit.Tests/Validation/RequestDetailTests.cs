using Onboarding.Functions.Validation;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Validation;

public sealed class RequestDetailTests
{
    private static readonly VolumeLine Phone = new() { Channel = "phone", Direction = "inbound", WeeklyContacts = 10_000, PeakWeeklyContacts = 15_000 };

    private static readonly VolumeLine Chat = Phone with { Channel = "chat", WeeklyContacts = 4_500, PeakWeeklyContacts = 6_000 };

    [Fact]
    public void Volumes_by_channel_that_add_up_are_taken() => Assert.Empty(ErrorsOf(Lines(Phone, Chat)));

    [Fact]
    public void Volumes_by_channel_agree_with_scope_and_totals()
    {
        Assert.Equal(["volumes.byChannel[1].channel"], ErrorsOf(Lines(Phone, Chat with { Channel = "social" })));
        Assert.Equal(["volumes.byChannel[1].direction"], ErrorsOf(Lines(Phone, Chat with { Direction = "outbound" })));
        Assert.Equal(["volumes.byChannel[1]"], ErrorsOf(Lines(Phone, Chat with { Channel = "phone" })));
        Assert.Equal(["volumes.byChannel"], ErrorsOf(Lines(Phone, Chat with { WeeklyContacts = 4_499 })));
        Assert.Equal(["volumes.byChannel"], ErrorsOf(Lines(Phone with { PeakWeeklyContacts = 13_999 }, Chat)));
    }

    [Fact]
    public void Ticket_kinds_agree_with_the_scope()
    {
        var orders = new TicketKind { Type = "orders", Share = 0.6m, Tier = 1, Repeatable = true };

        Assert.Empty(ErrorsOf(Kinds(orders)));
        Assert.Equal(["scope.ticketKinds[0].type"], ErrorsOf(Kinds(orders with { Type = "returns" })));
        Assert.Equal(["scope.ticketKinds[0].tier"], ErrorsOf(Kinds(orders with { Tier = 2 })));
        Assert.Equal(["scope.ticketKinds[1].type", "scope.ticketKinds"], ErrorsOf(Kinds(orders, orders)));
    }

    [Fact]
    public void Local_expectations_are_of_markets_that_are_served()
    {
        var request = SampleFile.Request with { Coverage = SampleFile.Request.Coverage with { LocalExpectations = [new("GB", "A name."), new("FR", "A form.")] } };

        Assert.Equal(["coverage.localExpectations[1].market"], ErrorsOf(request));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_project_marks_3_or_4_criteria(int count, bool isTaken)
    {
        var marked = SampleFile.Request with { Emphasis = [.. SampleFile.Playbook.Shortlist.Criteria.Take(count).Select(criterion => criterion.Id)] };

        Assert.Equal(isTaken, new OnboardingRequestValidator([SampleFile.Playbook]).Validate(marked).Errors.TrueForAll(error => error.PropertyName != "Emphasis"));
    }

    [Fact]
    public void A_mark_on_an_unknown_criterion_is_named() => Assert.Contains(
        RequestCheck.Of(SampleFile.Request with { Emphasis = ["quality", "charm", "price"] }, SampleFile.Playbook, []), error => error.Field == "emphasis[1]");

    [Fact]
    public void Parts_that_are_missing_are_left_to_the_shape_check()
    {
        var holed = SampleFile.Request with { Scope = null!, Volumes = null!, Coverage = null! };

        Assert.Empty(ScopeAgreement.ErrorsOf(holed));
        Assert.Empty(ErrorsOf(Lines(null!) with { Volumes = new Volumes { WeeklyContacts = 0, PeakWeeklyContacts = 0, ByChannel = [null!] } }));
        Assert.Empty(ErrorsOf(Kinds(null!)));
    }

    private static OnboardingRequest Lines(params VolumeLine[] lines) => SampleFile.Request with { Volumes = SampleFile.Request.Volumes with { ByChannel = lines } };

    private static OnboardingRequest Kinds(params TicketKind[] kinds) => SampleFile.Request with { Scope = SampleFile.Request.Scope with { TicketKinds = kinds } };

    private static IEnumerable<string> ErrorsOf(OnboardingRequest request) => ScopeAgreement.ErrorsOf(request).Select(error => error.Field);
}

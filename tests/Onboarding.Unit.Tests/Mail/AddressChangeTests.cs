using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Addressing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Mail;

public sealed class AddressChangeTests
{
    private const string Fresh = "omar.haddad@example.com";

    private static readonly string Former = PersonKeys.Of(SampleGate.Omar.Email);

    [Fact]
    public void An_open_request_moves_to_the_new_address_and_is_asked_there_again()
    {
        var change = AddressChange.Of(Book(SampleGate.Asked(SampleGate.Omar), SampleGate.Asked(SampleGate.Anna)), Former, Fresh);

        Assert.Equal([RowKeys.Approval("contract", 1, Former)], change.Delete);
        var moved = Assert.IsType<Approval>(change.Put[RowKeys.Approval("contract", 1, PersonKeys.Of(Fresh))]);
        Assert.Equal((Fresh, SampleGate.Omar.Name, PersonKeys.Of(Fresh)), (moved.Approver.Email, moved.Approver.Name, moved.ApproverKey));
        var order = Assert.Single(change.Signals).Mail!;
        Assert.Equal((MailKinds.ApprovalRequest, PersonKeys.Of(Fresh)), (order.Kind, order.RecipientKey));
        Assert.NotEqual(GateMails.Request(new GateOrder("run-1", "contract", 1)).InstanceId, order.InstanceId);
        Assert.Equal("person.address-replaced", Assert.Single(change.Audit).Kind);
    }

    [Fact]
    public void A_link_that_was_sent_to_an_address_stays_dead_when_the_address_is_put_back()
    {
        var book = Book(SampleGate.Asked(SampleGate.Omar), SampleGate.Asked(SampleGate.Anna));
        var former = ApprovalLink.Of(book.Open[0], Former);
        var away = After(book, AddressChange.Of(book, Former, Fresh));
        var between = ApprovalLink.Of(away.Open[0], PersonKeys.Of(Fresh));
        var back = After(away, AddressChange.Of(away, PersonKeys.Of(Fresh), SampleGate.Omar.Email));

        Assert.Equal(LinkState.Live, LinkVisit.Of(between, away.Open[0], SampleGate.Opened).State);
        Assert.All([former, between], link => Assert.Equal(LinkState.Revoked, LinkVisit.Of(link, back.Open[0], SampleGate.Opened).State));
        Assert.Equal(LinkState.Live, LinkVisit.Of(ApprovalLink.Of(back.Open[0], Former), back.Open[0], SampleGate.Opened).State);
    }

    [Fact]
    public void Somebody_else_who_takes_the_place_is_asked_by_their_own_name_and_the_audit_says_whom_they_replace()
    {
        var change = AddressChange.Of(Book(SampleGate.Asked(SampleGate.Omar), SampleGate.Asked(SampleGate.Anna)), Former, Fresh, "Nadia Rahman");

        var moved = Assert.IsType<Approval>(change.Put[RowKeys.Approval("contract", 1, PersonKeys.Of(Fresh))]);
        Assert.Equal(("Nadia Rahman", Fresh), (moved.Approver.Name, moved.Approver.Email));
        var entry = Assert.Single(change.Audit);
        Assert.Equal(("person.replaced", SampleGate.Omar.Name, "Nadia Rahman"), (entry.Kind, entry.What.Values["name"].Text, entry.What.Values["successor"].Text));
    }

    [Fact]
    public void Who_stands_in_for_the_person_and_whom_they_stand_in_for_follow_the_address()
    {
        var (omar, anna) = (SampleGate.Asked(SampleGate.Omar), SampleGate.Asked(SampleGate.Anna));
        var away = omar with { PassedOn = new PassedOn(anna.ApproverKey, SampleGate.Anna.Name, new(2026, 6, 30), null, "project-manager", default) };
        var delegated = anna with { InPlaceOf = new StandIn(Former, SampleGate.Omar.Name, StandInCause.Delegation) };
        var absence = new Absence
        {
            PersonKey = Former,
            Name = SampleGate.Omar.Name,
            From = new(2026, 6, 1),
            Until = new(2026, 6, 30),
            DelegateKey = anna.ApproverKey,
            DelegateName = SampleGate.Anna.Name,
            By = SampleGate.Omar.Name,
            RecordedAt = default,
        };

        var change = AddressChange.Of(Book(away, delegated) with { Absences = [absence] }, Former, Fresh);

        Assert.Empty(change.Signals);
        Assert.Equal(PersonKeys.Of(Fresh), Assert.IsType<Approval>(change.Put[RowKeys.Approval("contract", 1, anna.ApproverKey)]).InPlaceOf!.Seat);
        Assert.Equal(anna.ApproverKey, Assert.IsType<Approval>(change.Put[RowKeys.Approval("contract", 1, PersonKeys.Of(Fresh))]).PassedOn!.ToKey);
        Assert.Equal(PersonKeys.Of(Fresh), Assert.IsType<Absence>(change.Put[RowKeys.Absence(PersonKeys.Of(Fresh), isOwn: true)]).PersonKey);
        Assert.Contains(RowKeys.Absence(Former, isOwn: true), change.Delete);
    }

    [Fact]
    public void Every_role_of_the_person_gets_the_address_and_nobody_else_does()
    {
        var change = AddressChange.Of(Book(), Former, Fresh);

        var people = Assert.IsType<OnboardingRequest>(change.Put[RowKeys.Request]).People;
        Assert.Equal([Fresh, SampleGate.Anna.Email, Fresh], people.Select(person => person.Email));
        Assert.Equal(Fresh, Assert.IsType<ReplacedAddress>(change.Put[RowKeys.ReplacedAddress(Former)]).Email);
    }

    [Fact]
    public void Open_actions_follow_their_owner_and_closed_ones_stay()
    {
        var mine = SampleDigest.Action(ActionKinds.ByHand, new DateOnly(2026, 6, 9)) with { Owner = new ActionOwner(Roles.Finance, SampleGate.Omar.Name, SampleGate.Omar.Email) };
        var book = Book() with { Actions = [mine, mine with { Id = "closed", Status = ActionStatus.Done }] };

        var change = AddressChange.Of(book, Former, Fresh);

        Assert.Equal(Fresh, Assert.IsType<CorrectiveAction>(change.Put[RowKeys.Action(mine.Id)]).Owner.Email);
        Assert.DoesNotContain(RowKeys.Action("closed"), change.Put.Keys);
        Assert.Equal(ActionOrder.Changed, Assert.Single(change.Signals).EventName);
    }

    private static AddressBook After(AddressBook book, RunChange change)
    {
        var moved = change.Put.Values.OfType<Approval>().Single();
        var file = book.Open[0];
        return book with
        {
            // As the store counts on.
            Run = book.Run with { AuditSequence = book.Run.AuditSequence + change.Audit.Count },
            Request = (OnboardingRequest)change.Put[RowKeys.Request],
            Open = [file with { Approvals = [.. file.Approvals.Where(part => part.Approver.Name != moved.Approver.Name), moved] }],
        };
    }

    private static AddressBook Book(params Approval[] waiting)
    {
        var people = new[] { SampleGate.Omar, SampleGate.Anna, SampleGate.Omar with { Role = Roles.Sponsor } };
        return new AddressBook(SampleGate.Run, SampleFile.Request with { People = people }, null, waiting.Length == 0 ? [] : [SampleGate.File(null, waiting)], []);
    }
}

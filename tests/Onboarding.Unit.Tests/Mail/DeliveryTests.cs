using System.Text;
using System.Text.Json;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Delivery;

namespace Onboarding.Unit.Tests.Mail;

public sealed class DeliveryTests
{
    private const string Key = "contract:1:abc:approval-request:1";

    private static readonly DateTimeOffset At = new(2026, 6, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DeliveryKind.Bounced, MailState.Bounced, "mail.bounced")]
    [InlineData(DeliveryKind.Dropped, MailState.Dropped, "mail.dropped")]
    public void What_comes_back_is_audited_with_its_reason_and_another_address_is_asked_for(DeliveryKind kind, MailState state, string audit)
    {
        var change = DeliveryChange.Of(SampleGate.Run, Sent, Told(kind, "550 no such\r\nmailbox"), isInUse: true)!;

        var mail = Assert.IsType<OutboxMail>(Assert.Single(change.Put).Value);
        Assert.Equal((state, "550 no such  mailbox"), (mail.State, mail.LastFailure));
        Assert.Equal(audit, Assert.Single(change.Audit).Kind);
        var asked = Assert.Single(change.Signals).Mail!;
        Assert.Equal((MailKinds.AddressNeeded, PersonKeys.Of(Sent.To)), (asked.Kind, asked.PersonKey));
    }

    [Fact]
    public void The_same_event_again_changes_nothing()
    {
        var once = (OutboxMail)DeliveryChange.Of(SampleGate.Run, Sent, Told(DeliveryKind.Bounced), true)!.Put.Values.Single();

        Assert.Null(DeliveryChange.Of(SampleGate.Run, once, Told(DeliveryKind.Bounced), true));
    }

    [Fact]
    public void A_second_bounce_of_the_same_mail_is_no_news()
    {
        var once = (OutboxMail)DeliveryChange.Of(SampleGate.Run, Sent, Told(DeliveryKind.Bounced), true)!.Put.Values.Single();

        var change = DeliveryChange.Of(SampleGate.Run, once, Told(DeliveryKind.Dropped) with { Id = "event-2" }, true)!;

        Assert.Empty(change.Audit);
        Assert.Empty(change.Signals);
    }

    [Fact]
    public void A_delivery_is_noted_without_an_audit_entry()
    {
        var change = DeliveryChange.Of(SampleGate.Run, Sent, Told(DeliveryKind.Delivered), true)!;

        Assert.Equal(At, ((OutboxMail)change.Put.Values.Single()).DeliveredAt);
        Assert.Empty(change.Audit);
        Assert.Empty(change.Signals);
    }

    [Fact]
    public void What_was_delivered_was_sent_though_a_crash_kept_it_from_being_recorded()
    {
        var change = DeliveryChange.Of(SampleGate.Run, Sent with { State = MailState.Queued, SentAt = null }, Told(DeliveryKind.Delivered), true)!;

        var mail = (OutboxMail)change.Put.Values.Single();
        Assert.Equal((MailState.Sent, At), (mail.State, mail.SentAt));
        Assert.Equal("mail.sent", Assert.Single(change.Audit).Kind);
    }

    [Fact]
    public void A_mail_that_came_back_after_its_delivery_came_back_in_either_order()
    {
        var delivered = (OutboxMail)DeliveryChange.Of(SampleGate.Run, Sent, Told(DeliveryKind.Delivered), true)!.Put.Values.Single();
        var back = (OutboxMail)DeliveryChange.Of(SampleGate.Run, Sent, Told(DeliveryKind.Bounced), true)!.Put.Values.Single();

        var then = (OutboxMail)DeliveryChange.Of(SampleGate.Run, delivered, Told(DeliveryKind.Bounced) with { Id = "2" }, true)!.Put.Values.Single();
        var before = (OutboxMail)DeliveryChange.Of(SampleGate.Run, back, Told(DeliveryKind.Delivered) with { Id = "2" }, true)!.Put.Values.Single();

        Assert.Equal((MailState.Bounced, MailState.Bounced), (then.State, before.State));
    }

    [Theory]
    [InlineData(false, RunStatus.Running)]
    [InlineData(true, RunStatus.Cancelled)]
    public void Nobody_is_asked_for_an_address_that_was_replaced_or_in_a_run_that_has_ended(bool isInUse, RunStatus status) =>
        Assert.Empty(DeliveryChange.Of(SampleGate.Run with { Status = status }, Sent, Told(DeliveryKind.Bounced), isInUse)!.Signals);

    [Fact]
    public void Events_are_read_oldest_first_and_what_is_not_ours_is_left_out()
    {
        var body = JsonSerializer.Serialize(new object[]
        {
            new { @event = "bounce", onboarding_key = "run-1:" + Key, sg_event_id = "b", timestamp = 1780387300, reason = "550 gone", type = "bounce" },
            new { @event = "delivered", onboarding_key = "run-1:" + Key, sg_event_id = "a", timestamp = 1780387200, response = "250 OK" },
            new { @event = "open", onboarding_key = "run-1:" + Key, sg_event_id = "c", timestamp = 1780387300 },
            new { @event = "bounce", sg_event_id = "d", timestamp = 1780387300 },
            new { @event = "bounce", onboarding_key = "run-1/../x:y", sg_event_id = "e", timestamp = 1780387300 },
            new { @event = "bounce", onboarding_key = 7, sg_event_id = "f", timestamp = 1780387300 },
            new { @event = "bounce", onboarding_key = "run-1:" + Key, sg_event_id = "g", timestamp = "soon" },
            "text",
        });

        var events = SendGridEvents.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal(["a", "b"], events.Select(told => told.Id));
        Assert.Equal(new DeliveryEvent("b", "run-1", Key, DeliveryKind.Bounced, "550 gone", DateTimeOffset.FromUnixTimeSeconds(1780387300)), events[1]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public void A_body_that_is_no_array_is_refused(string body) => Assert.ThrowsAny<JsonException>(() => SendGridEvents.Read(Encoding.UTF8.GetBytes(body)));

    private static OutboxMail Sent => new()
    {
        Key = Key,
        Kind = MailKinds.ApprovalRequest,
        To = "omar@example.com",
        Subject = "Decision needed",
        State = MailState.Sent,
        QueuedAt = At.AddMinutes(-5),
        SentAt = At.AddMinutes(-5),
    };

    private static DeliveryEvent Told(DeliveryKind kind, string reason = "") => new("event-1", "run-1", Key, kind, reason, At);
}

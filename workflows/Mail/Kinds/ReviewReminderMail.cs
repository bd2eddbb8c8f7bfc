using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail.Calendars;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Kinds;

/// <summary>Tells the project manager and the vendor's contact that a review of the pilot is near.</summary>
public sealed class ReviewReminderMail(RunStore store, RunPeople people, Phrasebook phrases, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.ReviewReminder;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var managers = await people.ProjectManagersAsync(order.RunId, cancellation);
        var vendor = await people.VendorAsync(order.RunId, cancellation);
        return vendor is null ? managers : RunPeople.Once([.. managers, RunPeople.Of(vendor.Contact)]);
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded) return null;
        var vendor = await people.VendorAsync(order.RunId, cancellation);
        return new ReviewReminderView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            Vendor = vendor?.Name ?? run.Vendor ?? "",
            PilotDay = order.PilotDay!.Value,
            At = InstantText.Of(order.At!.Value, recipient.TimeZone, recipient.Language),
            LastDay = ValueText.OfDay(order.On!.Value, recipient.Language),
            Event = new MailEvent
            {
                Id = $"{run.Id}.pilot.{order.PilotDay}",
                Summary = phrases.Render(new Phrase("calendar.pilot-review").With("day", order.PilotDay.Value).With("title", run.Title), recipient.Language),
                WrittenAt = time.GetUtcNow(),
                At = order.At.Value,
            },
        };
    }
}

/// <summary>View of <see cref="ReviewReminderMail"/>.</summary>
public sealed record ReviewReminderView(string Language, string Name, string Company, string Title) : IDatedView
{
    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>Day of the pilot on which the review is held.</summary>
    public required int PilotDay { get; init; }

    /// <summary>When the review is held and the readings are due, in the reader's time zone.</summary>
    public required string At { get; init; }

    /// <summary>Last calendar day (UTC) whose readings count.</summary>
    public required string LastDay { get; init; }

    /// <inheritdoc />
    public required MailEvent Event { get; init; }
}

using System.Globalization;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Calendars;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Sends the agenda of a meeting to the leads of both sides.</summary>
public sealed class MeetingAgendaMail(RunStore store, RunPeople people, Phrasebook phrases, TimeProvider time) : IMailKind
{
    private const int DaysOfUse = 7;

    /// <inheritdoc />
    public string Kind => MailKinds.MeetingAgenda;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var leads = await people.WithRolesAsync(order.RunId, [Roles.ProjectManager, Roles.BpoOwner, Roles.Operations], cancellation);
        var vendor = await people.VendorAsync(order.RunId, cancellation);
        return vendor is null ? leads : RunPeople.Once([.. leads, RunPeople.Of(vendor.Contact)]);
    }

    /// <summary>Null once the meeting has its minutes or is a week past: an agenda that comes afterwards helps nobody.</summary>
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || order.On!.Value.AddDays(DaysOfUse) < time.Today()) return null;
        if (await store.FindAsync<Meeting>(run.Id, RowKeys.Meeting(order.On.Value), cancellation) is not { Minutes: null } meeting) return null;
        return new MeetingAgendaView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            On = ValueText.OfDay(meeting.On, recipient.Language),
            PilotDay = meeting.PilotDay ?? 0,
            Items = [.. meeting.Agenda.Select(item => Text(item, recipient.Language))],
            Event = new MailEvent
            {
                Id = $"{run.Id}.meeting.{meeting.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
                Summary = phrases.Render(new Phrase("calendar.meeting").With("title", run.Title), recipient.Language),
                WrittenAt = time.GetUtcNow(),
                On = meeting.On,
            },
        };
    }

    private AgendaText Text(AgendaItem item, string language) =>
        new(phrases.Render(item.Title, language), [.. item.Lines.Select(line => phrases.Render(line, language))]);
}

/// <summary>View of <see cref="MeetingAgendaMail"/>.</summary>
public sealed record MeetingAgendaView(string Language, string Name, string Company, string Title) : IDatedView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>Day of the meeting.</summary>
    public required string On { get; init; }

    /// <summary>Day of the pilot up to which the agenda looks.</summary>
    public required int PilotDay { get; init; }

    /// <summary>Points of the agenda.</summary>
    public required IReadOnlyList<AgendaText> Items { get; init; }

    /// <inheritdoc />
    public required MailEvent Event { get; init; }
}

/// <summary>A point of an agenda as a mail tells it.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">One fact a line.</param>
public sealed record AgendaText(string Title, IReadOnlyList<string> Lines);

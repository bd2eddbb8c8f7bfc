using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Tells an approver that somebody else is asked in their place, or beside them as they were silent.</summary>
public sealed class PassedOnMail(GateArchive archive, Phrasebook phrases) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.ApprovalPassedOn;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        return file.IsOpen && file.Of(order.RecipientKey!) is { } told ? [RunPeople.Of(told.Approver)] : [];
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        return file.Of(order.RecipientKey!) is { } told && file.Of(order.ActorKey!) is { } actor ? ViewOf(file, told, actor, phrases) : null;
    }

    internal static PassedOnView ViewOf(GateFile file, Approval told, Approval actor, Phrasebook phrases)
    {
        var language = told.Approver.Language;
        return new PassedOnView(language, told.Approver.Name, file.Run.Company, file.Run.Title)
        {
            Gate = file.Policy.Name.In(language),
            Round = file.Gate.Round,
            Actor = actor.Approver.Name,
            Why = told.PassedOn is null ? phrases.Word("gate.passed-on.escalated", language)
                : StandInTexts.TakenOverAt(file, told, language) is { } why ? phrases.Render(why, language) : "",
            CanStillAnswer = told.PassedOn is null,
            Closes = file.DatesOf(told) is not null && file.Gate.ExpiresAt is { } at ? InstantText.Of(at, told.Approver.TimeZone, language) : "",
        };
    }
}

/// <summary>View of <see cref="PassedOnMail"/>.</summary>
public sealed record PassedOnView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>What the gate decides.</summary>
    public required string Gate { get; init; }

    /// <summary>Round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>Name of whoever is asked now.</summary>
    public required string Actor { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>True when the recipient's own answer still counts if it comes first.</summary>
    public required bool CanStillAnswer { get; init; }

    /// <summary>When the gate closes undecided; empty while it is not their turn yet, as it moves on with each approval.</summary>
    public required string Closes { get; init; }
}

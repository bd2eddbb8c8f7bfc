using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Tells the project managers, and those whose answer is not needed any more, how a gate ended.</summary>
public sealed class GateDecidedMail(GateArchive archive, RunPeople people, GateTexts texts, ClosureTexts closures) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.GateDecided;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        if (file.Gate.Outcome is null) return [];
        var managers = await people.ProjectManagersAsync(order.RunId, cancellation);
        return RunPeople.Once([.. managers, .. file.Turn.Select(one => RunPeople.Of(one.Approver))]);
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        var language = recipient.Language;
        return new GateDecidedView(language, recipient.Name, file.Run.Company, file.Run.Title)
        {
            Gate = file.Policy.Name.In(language),
            Round = file.Gate.Round,
            Result = closures.Result(file, language),
            How = closures.How(file, recipient.TimeZone, language),
            Next = closures.Next(file, language),
            Answers = [.. file.Approvals.Select(one => texts.Of(file, one, language))],
            Comments = [.. file.Approvals.Where(one => one.Comment is not null).Select(one => new CommentText(one.Approver.Name, one.Comment!))],
        };
    }
}

/// <summary>View of <see cref="GateDecidedMail"/>.</summary>
public sealed record GateDecidedView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>What the gate decides.</summary>
    public required string Gate { get; init; }

    /// <summary>Round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public required string Result { get; init; }

    /// <summary>By whom and when.</summary>
    public required string How { get; init; }

    /// <summary>What follows from it.</summary>
    public required string Next { get; init; }

    /// <summary>Everybody's answer.</summary>
    public required IReadOnlyList<PersonText> Answers { get; init; }

    /// <summary>Comments.</summary>
    public required IReadOnlyList<CommentText> Comments { get; init; }
}

/// <summary>What somebody wrote with their answer.</summary>
/// <param name="Name">Who.</param>
/// <param name="Comment">What.</param>
public sealed record CommentText(string Name, string Comment);

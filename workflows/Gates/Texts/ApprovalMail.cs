using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Asks an approver to decide, with a fresh link in each mail.</summary>
public sealed class ApprovalMail(string kind, GateArchive archive, ApprovalLinks links, GateTexts texts, LinkUrls urls, EvidenceLinks evidence) : IMailKind
{
    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        if (!file.IsOpen) return [];
        return [.. file.Turn.Where(one => IsMeant(file, one, order)).Select(one => RunPeople.Of(one.Approver))];
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        var approver = file.Of(recipient.Key)!.Approver;
        var token = await links.IssueAsync(ApprovalLink.Of(file, recipient.Key), cancellation);
        return new ApprovalView(approver.Language, approver.Name, file.Run.Company, file.Run.Title, texts.Of(file, approver), urls.Of(token).AbsoluteUri)
        {
            Evidence = await evidence.OfAsync(file.Run, file.Gate.Stage, approver.Language, cancellation),
        };
    }

    // A request that names nobody is for those who were asked when the round opened; whoever came later, or has their turn later, has one of their own.
    private static bool IsMeant(GateFile file, Approval approval, MailOrder order) => order switch
    {
        { RecipientKey: { } key } => approval.ApproverKey == key,
        { At: { } at } => file.DatesOf(approval)?.RemindAt.Contains(at) == true,
        _ => approval.JoinedAt is null && (!file.IsByTurn || approval.Place == file.Approvals.Min(one => one.Place)),
    };
}

/// <summary>View of <see cref="ApprovalMail"/>.</summary>
/// <param name="Language">Language.</param>
/// <param name="Name">Name of the recipient.</param>
/// <param name="Company">The company that outsources.</param>
/// <param name="Title">What the run onboards.</param>
/// <param name="Gate">The gate round in words.</param>
/// <param name="Link">Address of the decision page.</param>
public sealed record ApprovalView(string Language, string Name, string Company, string Title, GateText Gate, string Link) : IMailView
{
    /// <summary>Where the evidence of the stage's checklist can be looked at; empty when there is none.</summary>
    public IReadOnlyList<EvidenceText> Evidence { get; init; } = [];
}

using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Asks an approver to decide, with a fresh link in each mail.</summary>
public sealed class ApprovalMail(string kind, GateArchive archive, ApprovalLinks links, GateTexts texts, LinkUrls urls) : IMailKind
{
    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        if (!file.IsOpen) return [];
        return [.. file.Turn
            .Where(one => order.ApproverKey is not { } only || one.ApproverKey == only)
            .Where(one => order.At is not { } at || IsRemindedAt(file, one, at))
            .Select(one => RunPeople.Of(one.Approver))];
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        var approver = file.Of(recipient.Key)!.Approver;
        var token = await links.IssueAsync(new ApprovalLink(order.RunId, file.Gate.Id, file.Gate.Round, recipient.Key), cancellation);
        return new ApprovalView(approver.Language, approver.Name, file.Run.Company, file.Run.Title, texts.Of(file, approver), urls.Of(token).AbsoluteUri);
    }

    // Whoever was added to an open round has no say in when it reminds: each of its reminders is theirs too.
    private static bool IsRemindedAt(GateFile file, Approval approval, DateTimeOffset at) =>
        approval.Approver.Role == Roles.AdHoc ||
        GateSchedule.RemindersFor(file.Policy, approval.Approver, file.Gate.OpenedAt!.Value).Contains(at);
}

/// <summary>View of <see cref="ApprovalMail"/>.</summary>
/// <param name="Language">Language.</param>
/// <param name="Name">Name of the recipient.</param>
/// <param name="Company">The company that outsources.</param>
/// <param name="Title">What the run onboards.</param>
/// <param name="Gate">The gate round in words.</param>
/// <param name="Link">Address of the decision page.</param>
public sealed record ApprovalView(string Language, string Name, string Company, string Title, GateText Gate, string Link) : IMailView;

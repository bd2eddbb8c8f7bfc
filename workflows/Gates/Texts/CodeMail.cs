using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Carries a one-time code to the approver who asked for it. The code is made as the mail is written and kept as its hash only.</summary>
public sealed class CodeMail(RunStore store, GateArchive archive, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.ApprovalCode;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var file = await archive.ReadAsync(order.RunId, order.GateId!, order.Round, cancellation);
        return IsWanted(file, order) ? [RunPeople.Of(file.Of(order.RecipientKey!)!.Approver)] : [];
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var code = OneTimeCode.Create();
        GateFile? file = null;
        await store.ChangeAsync(order.RunId, async run =>
        {
            file = await archive.ReadAsync(run, order.GateId!, order.Round, cancellation);
            return IsWanted(file, order) ? WithCopy(file, order, code) : null;
        }, cancellation);
        if (!IsWanted(file!, order)) return null;
        return new CodeView(recipient.Language, recipient.Name, file!.Run.Company, file.Run.Title)
        {
            Gate = file.Policy.Name.In(recipient.Language),
            Code = code,
            Minutes = (int)OneTimeCode.Validity.TotalMinutes,
        };
    }

    private RunChange WithCopy(GateFile file, MailOrder order, string code)
    {
        var approval = file.Of(order.RecipientKey!)!;
        var changed = approval with { Code = approval.Code!.WithCopy(code, time.GetUtcNow()) };
        return new RunChange(file.Run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Approval(changed.GateId, changed.Round, changed.ApproverKey)] = changed },
        };
    }

    // A newer one makes it worthless, and so does an answer.
    private static bool IsWanted(GateFile file, MailOrder order) =>
        file.IsOpen && file.Of(order.RecipientKey!) is { Choice: null, Code: { } code } && code.Number == order.Number;
}

/// <summary>View of <see cref="CodeMail"/>.</summary>
public sealed record CodeView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>What the gate decides.</summary>
    public required string Gate { get; init; }

    /// <summary>The code, six digits.</summary>
    public required string Code { get; init; }

    /// <summary>How long it counts.</summary>
    public required int Minutes { get; init; }
}

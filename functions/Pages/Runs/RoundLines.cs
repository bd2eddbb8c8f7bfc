using Onboarding.Functions.Views;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>Tells of a run's gates: who was asked when, and what they did.</summary>
public sealed class RoundLines(RunStore store, GateViews views, Phrasebook phrases)
{
    /// <summary>The rounds as files, open ones first, then the newest first; one that is only prepared is left out.</summary>
    internal async Task<IReadOnlyList<GateFile>> ReadAsync(Run run, Playbook playbook, CancellationToken cancellation)
    {
        var gates = await store.ListAsync<Gate>(run.Id, "gate", cancellation);
        var approvals = (await store.ListAsync<Approval>(run.Id, "approval", cancellation)).ToLookup(approval => (approval.GateId, approval.Round));
        return
        [
            .. gates.Where(gate => gate.OpenedAt is not null)
                .OrderBy(gate => gate.Status != GateStatus.Open).ThenByDescending(gate => gate.OpenedAt)
                .Select(gate => new GateFile(run, gate, playbook.PolicyOf(gate.Id), [.. approvals[(gate.Id, gate.Round)]])),
        ];
    }

    /// <summary>A round in words.</summary>
    /// <param name="file">The round.</param>
    /// <param name="mails">The run's mails.</param>
    /// <param name="language">Language of the reader.</param>
    /// <param name="zone">Time zone of the reader.</param>
    internal RoundLine Of(GateFile file, IReadOnlyList<OutboxMail> mails, string language, string zone)
    {
        var (gate, view) = (file.Gate, views.Of(file, language));
        return new RoundLine(
            view.Name,
            gate.Round,
            PageWords.WordOf(gate.Status),
            phrases.Word($"gate-status.{PageWords.WordOf(gate.Status)}", language),
            view.Question,
            view.Outcome?.Choice is { } choice ? NameOf(view, choice) : "",
            PageWords.At(gate.Outcome?.At ?? gate.DueAt, language, zone),
            [.. GateTurn.InOrder(file.Approvals).Zip(view.Approvals).Select(pair => Of(pair.First, pair.Second, view, MailsOf(pair.First, mails), language, zone))]);
    }

    private AskedLine Of(Approval approval, ApprovalView shown, GateView gate, IReadOnlyList<OutboxMail> mails, string language, string zone)
    {
        var requests = mails.Where(mail => mail.Kind == MailKinds.ApprovalRequest && mail.SentAt is not null).ToList();
        return new AskedLine
        {
            Name = approval.Approver.Name,
            Role = phrases.Word($"role.{approval.Approver.Role}", language),
            Answer = AnswerOf(gate, shown, language),
            Comment = approval.Comment ?? "",
            AskedAt = PageWords.At(requests.FirstOrDefault()?.SentAt, language, zone),
            DueAt = PageWords.At(approval.Schedule?.DueAt, language, zone),
            ViewedAt = PageWords.At(approval.ViewedAt, language, zone),
            AnsweredAt = PageWords.At(approval.AnsweredAt, language, zone),
            Reminders = [.. mails.Where(mail => mail.Kind == MailKinds.ApprovalReminder && mail.SentAt is not null).Reverse().Select(mail => PageWords.At(mail.SentAt, language, zone))],
            Mail = mails.Count == 0 ? "" : PageWords.WordOf(mails[^1].State),
            MailText = mails.Count == 0 ? "" : phrases.Word($"mail-state.{PageWords.WordOf(mails[^1].State)}", language),
        };
    }

    private string AnswerOf(GateView gate, ApprovalView approval, string language) =>
        approval.Choice is { } choice ? NameOf(gate, choice)
        : gate.Status == GateStatus.Open ? phrases.Word($"asked-state.{approval.State}", language)
        : phrases.Word("gate.person-silent", language);

    private static IReadOnlyList<OutboxMail> MailsOf(Approval approval, IReadOnlyList<OutboxMail> mails) =>
    [
        .. mails.Where(mail => mail.Order?.GateId == approval.GateId && mail.Order.Round == approval.Round
            && mail.Kind is (MailKinds.ApprovalRequest or MailKinds.ApprovalReminder) && PersonKeys.Of(mail.To) == approval.ApproverKey)
            .OrderBy(mail => mail.QueuedAt),
    ];

    private static string NameOf(GateView gate, string choice) => gate.Choices.FirstOrDefault(one => one.Id == choice)?.Name ?? choice;
}

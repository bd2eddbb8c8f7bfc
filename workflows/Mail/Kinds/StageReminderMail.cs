using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Kinds;

/// <summary>Reminds the project manager that a stage still waits for its submission.</summary>
public sealed class StageReminderMail(RunStore store, RunPeople people, Phrasebook phrases, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.StageReminder;

    /// <inheritdoc />
    public Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        people.ProjectManagersAsync(order.RunId, cancellation);

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || run.Stage != order.Stage || run.Round != order.Round || run.StageState != StageState.Preparing) return null;
        var audit = await store.ListAsync<AuditEntry>(order.RunId, "audit", cancellation);
        return new StageReminderView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            Stage = phrases.Word($"stage.{run.Stage}", recipient.Language),
            DaysWaiting = DaysWaiting(run, audit, time.GetUtcNow()),
            // That the project manager submits it is what the whole mail says.
            WaitsFor = run.WaitsFor is { Key: not ("wait.submission" or "wait.submission-again") } wait ? phrases.Render(wait, recipient.Language) : "",
        };
    }

    // From the day on which the stage last became the project manager's; the head's own time moves with every mail.
    internal static int DaysWaiting(Run run, IEnumerable<AuditEntry> audit, DateTimeOffset now)
    {
        var since = audit.LastOrDefault(entry => entry.Stage == run.Stage && entry.Kind is "stage.entered" or "stage.reopened")?.At;
        return Math.Max(0, (int)(now - (since ?? run.CreatedAt)).TotalDays);
    }
}

/// <summary>View of <see cref="StageReminderMail"/>.</summary>
public sealed record StageReminderView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>Whole days since the stage began or was given back.</summary>
    public required int DaysWaiting { get; init; }

    /// <summary>How it stands, in a sentence without its full stop; empty when the mail itself says it.</summary>
    public required string WaitsFor { get; init; }
}

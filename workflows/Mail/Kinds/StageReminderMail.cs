using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Kinds;

/// <summary>Reminds the project manager that a stage still waits for its submission, and of what is missing for it.</summary>
public sealed class StageReminderMail(
    RunStore store, RunPeople people, IEnumerable<IStageReadiness> readiness, Phrasebook phrases, TimeProvider time) : IMailKind
{
    // As many as a mail takes; the run's page has them all.
    private const int MostMissing = 15;

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
            Missing = MissingOf(await MissingAsync(run, cancellation), phrases, recipient.Language),
        };
    }

    private async Task<IReadOnlyList<Phrase>> MissingAsync(Run run, CancellationToken cancellation) =>
        readiness.FirstOrDefault(one => one.Stage == run.Stage) is { } stage
            ? await stage.MissingAsync(await RunFile.ReadAsync(store, run, cancellation), cancellation)
            : [];

    /// <summary>What is missing in words; what is too much for a mail is counted.</summary>
    internal static IReadOnlyList<string> MissingOf(IReadOnlyList<Phrase> missing, Phrasebook phrases, string language) =>
    [
        .. missing.Take(MostMissing).Select(one => phrases.Render(one, language)),
        .. missing.Count > MostMissing ? [phrases.Render(new Phrase("agenda.more").With("count", missing.Count - MostMissing), language)] : Array.Empty<string>(),
    ];

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

    /// <summary>What is missing before it can be submitted; empty when nothing is.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

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
        return new StageReminderView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            Stage = phrases.Word($"stage.{run.Stage}", recipient.Language),
            DaysWaiting = Math.Max(0, (int)(time.GetUtcNow() - run.UpdatedAt).TotalDays),
            WaitsFor = run.WaitsFor is { } wait ? phrases.Render(wait, recipient.Language) : "",
        };
    }
}

/// <summary>View of <see cref="StageReminderMail"/>.</summary>
public sealed record StageReminderView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>Days without a change of the run.</summary>
    public required int DaysWaiting { get; init; }

    /// <summary>What the run waits for; empty when it does not say.</summary>
    public required string WaitsFor { get; init; }
}

using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Kinds;

/// <summary>Tells everybody who takes part that the onboarding is complete, and later how the run ended.</summary>
public sealed class RunEndedMail(RunStore store, RunPeople people, Phrasebook phrases) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.RunEnded;

    /// <inheritdoc />
    public Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        people.EverybodyAsync(order.RunId, cancellation);

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        // The news of the scale-up stays that, also when it is only delivered after the run has left its vendor.
        var status = RunStatusName.Of(order.IsOfScaleUp ? RunStatus.ScaledUp : run.Status);
        return new RunEndedView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            GoesOn = order.IsOfScaleUp,
            Status = phrases.Word($"run-status.{status}", recipient.Language),
            Meaning = phrases.Word($"run-end.{status}", recipient.Language),
            Stage = phrases.Word($"stage.{run.Stage}", recipient.Language),
            Vendor = (await people.VendorAsync(order.RunId, cancellation))?.Name ?? "",
            StartedOn = ValueText.OfDay(DateOnly.FromDateTime(run.CreatedAt.UtcDateTime), recipient.Language),
        };
    }
}

/// <summary>View of <see cref="RunEndedMail"/>.</summary>
public sealed record RunEndedView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>True when the onboarding is complete but the run goes on.</summary>
    public required bool GoesOn { get; init; }

    /// <summary>How it ended, in a word or two.</summary>
    public required string Status { get; init; }

    /// <summary>What that means, in a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>The last stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The vendor's name; empty when none was chosen.</summary>
    public required string Vendor { get; init; }

    /// <summary>Calendar day on which the run was started.</summary>
    public required string StartedOn { get; init; }
}

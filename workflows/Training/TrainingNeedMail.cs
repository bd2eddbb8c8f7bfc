using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Tells project manager and BPO owner that an agent who leaves opens the need for certified agents again.</summary>
public sealed class TrainingNeedMail(RunStore store, RunPeople people, Phrasebook phrases, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.TrainingNeed;

    /// <inheritdoc />
    public Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        people.WithRolesAsync(order.RunId, [Roles.ProjectManager, Roles.BpoOwner], cancellation);

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var file = await RunFile.ReadAsync(store, order.RunId, cancellation);
        if (file.Run.IsEnded) return null;
        var roster = await AgentRoster.ReadAsync(store, file, cancellation);
        var (left, today) = (order.On!.Value, time.Today());
        var coverage = roster.CoverageOn(left > today ? left : today);
        if (coverage is null or { IsMet: true }) return null;
        // Whoever leaves on the same day is told in one mail.
        var leavers = roster.Agents.Where(agent => agent.LeftOn == left).Select(agent => agent.Id).ToList();
        if (leavers.Count == 0) return null;
        return new TrainingNeedView(recipient.Language, recipient.Name, file.Run.Company, file.Run.Title)
        {
            RunId = order.RunId,
            Agents = string.Join(recipient.Language == Languages.Chinese ? "、" : ", ", leavers),
            AreSeveral = leavers.Count > 1,
            LeftOn = ValueText.OfDay(left, recipient.Language),
            Vendor = (await people.VendorAsync(order.RunId, cancellation))?.Name ?? "",
            Missing = [.. coverage.Missing().Select(one => phrases.Render(one, recipient.Language))],
        };
    }
}

/// <summary>View of <see cref="TrainingNeedMail"/>.</summary>
public sealed record TrainingNeedView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>The vendor's ids for the agents who leave.</summary>
    public required string Agents { get; init; }

    /// <summary>True when more than one leaves.</summary>
    public required bool AreSeveral { get; init; }

    /// <summary>First day without them.</summary>
    public required string LeftOn { get; init; }

    /// <summary>The vendor's name; empty when it is not known.</summary>
    public required string Vendor { get; init; }

    /// <summary>What is missing, a sentence for each need.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

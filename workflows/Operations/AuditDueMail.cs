using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Reminds the project manager and information security that the vendor's security audit is due, or overdue.</summary>
public sealed class AuditDueMail(RunStore store, RunPeople people, ReviewDesk desk, TimeProvider time) : IMailKind
{
    private static readonly string[] Concerned = [Roles.ProjectManager, Roles.Security];

    /// <inheritdoc />
    public string Kind => MailKinds.AuditDue;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var request = await store.GetAsync<OnboardingRequest>(order.RunId, RowKeys.Request, cancellation);
        return RunPeople.Once(request.People.Where(person => Concerned.Contains(person.Role)).Select(RunPeople.Of));
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || run.Stage != StageIds.Operations) return null;
        var rules = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation)).Operations;
        var audits = await store.ListAsync<SecurityAudit>(run.Id, "security-audit", cancellation);
        var today = time.Today();
        var standing = AuditStanding.Of(audits, await desk.BeganOnAsync(run.Id, cancellation), rules, today);
        // An audit that was handed in meanwhile has moved the day.
        if (standing.Due is not { } due || due != order.On) return null;
        return new AuditDueView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            Vendor = (await people.VendorAsync(run.Id, cancellation))?.Name ?? run.Vendor ?? "",
            Due = ValueText.OfDay(due, recipient.Language),
            DaysOverdue = Math.Max(0, today.DayNumber - due.DayNumber),
        };
    }
}

/// <summary>View of <see cref="AuditDueMail"/>.</summary>
public sealed record AuditDueView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>Day by which it is due.</summary>
    public required string Due { get; init; }

    /// <summary>Days since then; 0 before.</summary>
    public required int DaysOverdue { get; init; }
}

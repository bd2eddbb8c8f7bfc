using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail.Delivery;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>What a morning digest is made from.</summary>
/// <param name="Run">Head of the run.</param>
/// <param name="Playbook">The run's playbook.</param>
/// <param name="Gates">Open gate rounds.</param>
/// <param name="Items">Items of the current stage's checklist.</param>
/// <param name="Actions">Corrective actions.</param>
/// <param name="Mails">The outbox.</param>
/// <param name="AddressesInUse">Keys of the addresses that people of the run have now.</param>
/// <param name="Now">UTC.</param>
public sealed record DigestFacts(
    Run Run, Playbook Playbook, IReadOnlyList<GateFile> Gates, IReadOnlyList<ChecklistItem> Items, IReadOnlyList<CorrectiveAction> Actions,
    IReadOnlyList<OutboxMail> Mails, IReadOnlySet<string> AddressesInUse, DateTimeOffset Now)
{
    /// <summary>What vendors handed in and nobody has judged yet, oldest first.</summary>
    public IReadOnlyList<VendorSubmission> HandIns { get; init; } = [];

    /// <summary>Today (UTC).</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Items that are open although their day is over.</summary>
    public IReadOnlyList<ChecklistItem> OverdueItems => [.. OpenItems.Where(item => item.Due < Today)];

    /// <summary>Items that are open and whose day is still to come.</summary>
    public IReadOnlyList<ChecklistItem> ComingItems => [.. OpenItems.Where(item => item.Due >= Today).OrderBy(item => item.Due)];

    /// <summary>Open actions about a KPI that warned early.</summary>
    public IReadOnlyList<CorrectiveAction> Warnings => [.. OpenActions.Where(action => action.Kind == ActionKinds.Warning)];

    /// <summary>Every other open action.</summary>
    public IReadOnlyList<CorrectiveAction> OtherActions => [.. OpenActions.Where(action => action.Kind != ActionKinds.Warning)];

    /// <summary>Messages that did not arrive, to addresses that are still somebody's.</summary>
    public IReadOnlyList<OutboxMail> Undelivered =>
    [
        .. Mails.Where(mail => (mail.State == MailState.Failed || DeliveryChange.CameBack(mail)) && AddressesInUse.Contains(PersonKeys.Of(mail.To)))
            .OrderBy(mail => mail.QueuedAt),
    ];

    /// <summary>True when nobody has to do anything: coming dates alone are no news, and while the run is paused nothing goes on.</summary>
    public bool IsEmpty => Run.IsEnded || Run.Pause is not null || (Gates.Count == 0 && HandIns.Count == 0 && OverdueItems.Count == 0 && !OpenActions.Any() && Undelivered.Count == 0);

    private IEnumerable<ChecklistItem> OpenItems => Items.Where(item => item.Status == ChecklistStatus.Open);

    private IEnumerable<CorrectiveAction> OpenActions => Actions.Where(action => action.IsOpen).OrderBy(action => action.Due);
}

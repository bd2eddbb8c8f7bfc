using System.Text.Json;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Something that must be settled before a person is erased (GDPR article 17(3): what is needed for a contract that is carried out, or a claim).</summary>
/// <param name="RunId">Run.</param>
/// <param name="Kind">Kind; the phrase <c>erasure.in-the-way.{kind}</c> says what to do.</param>
public sealed record ErasureObstacle(string RunId, string Kind)
{
    /// <summary>What it is, for a person to read; empty for most.</summary>
    public string About { get; init; } = "";

    /// <summary>What stands in the way and what to do.</summary>
    public Phrase Said => new Phrase($"erasure.in-the-way.{Kind}").With("run", RunId).With("about", About);
}

/// <summary>Finds obstacles while a run's rows come by, in any order. Pure.</summary>
public sealed class ErasureObstacles(Run run, KnownPerson person, DateOnly today)
{
    // A mail is tried for four days, see MailOrchestrator; one that is still on its way long after them in a run that has ended, where nothing
    // is begun again, never comes.
    private const int MostDaysOfAMail = 7;

    private readonly HashSet<ErasureObstacle> _found = [];
    private readonly HashSet<(string Gate, int Round)> _parts = [];
    private readonly HashSet<(string Gate, int Round)> _open = [];

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<ErasureObstacle> All =>
        [.. _found.Concat(_parts.Intersect(_open).Select(part => new ErasureObstacle(run.Id, "open-gate") { About = part.Gate })).OrderBy(one => one.Kind, StringComparer.Ordinal)];

    /// <summary>Looks at a row.</summary>
    public void See(RunDocument row)
    {
        // Whatever became of the run: somebody needs it as it is.
        if (row.Key == RowKeys.Hold) Add("hold", Read<RunHold>(row).Reason);
        if (row.Key == RowKeys.Run && run.IsWindingUp) Add("winding-up");
        if (row.Kind == "mail" && Read<OutboxMail>(row) is { State: MailState.Queued or MailState.Delayed } mail && IsTo(mail) && IsStillTried(mail)) Add("mail", mail.Subject);
        if (!run.IsEnded) SeeLive(row);
    }

    /// <summary>Notes that an audit entry has no seals.</summary>
    public void SeeUnsealed() => Add("unsealed");

    private void SeeLive(RunDocument row)
    {
        switch (row.Kind)
        {
            case "request" when Read<OnboardingRequest>(row).People.Any(one => Is(one.Email) || Is(one.Deputy)):
                Add("people", Read<OnboardingRequest>(row).People.Where(one => Is(one.Email) || Is(one.Deputy)).Select(one => one.Role).First());
                break;
            case "gate" when Read<Gate>(row) is { Status: GateStatus.Open } gate:
                _open.Add((gate.Id, gate.Round));
                break;
            case "approval" when Read<Approval>(row) is var part && (Is(part.Approver.Email) || person.Keys.Contains(part.InPlaceOf?.Seat ?? "") || person.Keys.Contains(part.PassedOn?.ToKey ?? "")):
                _parts.Add((part.GateId, part.Round));
                break;
            case "vendor" when Read<Vendor>(row) is var vendor && Is(vendor.Contact.Email) && IsStillMeant(vendor):
                Add("vendor-contact", vendor.Id);
                break;
            case "vendor-contact" when Read<InvitedContact>(row) is { IsInvited: true } contact && Is(contact.Email):
                Add("invited", contact.VendorId);
                break;
            case "action" when Read<CorrectiveAction>(row) is { IsOpen: true } action && Is(action.Owner.Email):
                Add("action", action.Id);
                break;
            case "absence" when Read<Absence>(row) is var absence && absence.Until >= today && person.Keys.Contains(absence.DelegateKey):
                Add("absence", absence.PersonKey);
                break;
            case "communication-plan" when Read<CommunicationPlan>(row) is var plan && plan.CompanyContacts.Concat(plan.VendorContacts).Any(one => Is(one.Email)):
                Add("communication-plan");
                break;
            default:
                break;
        }
    }

    // Before a choice every vendor may be chosen; after it the one that was, and the one that stands by.
    private bool IsStillMeant(Vendor vendor) => run.Vendor is null || vendor.Id == run.Vendor || vendor.Id == run.ReserveVendor;

    private bool IsTo(OutboxMail mail) => Is(mail.To) || person.Keys.Any(key => mail.Key.Contains(key, StringComparison.Ordinal));

    private bool IsStillTried(OutboxMail mail) => !run.IsEnded || DateOnly.FromDateTime(mail.QueuedAt.UtcDateTime).AddDays(MostDaysOfAMail) >= today;

    private bool Is(string? email) => email is not null && person.Emails.Contains(email.Trim(), StringComparer.OrdinalIgnoreCase);

    private void Add(string kind, string about = "") => _found.Add(new ErasureObstacle(run.Id, kind) { About = about });

    private static T Read<T>(RunDocument row) => row.Document.Deserialize<T>(RunJson.Options)!;
}

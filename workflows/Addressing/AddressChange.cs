using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Addressing;

/// <summary>That an address was replaced. Row <c>replaced-address:{key of the former one}</c>: mails of before still name that key.</summary>
/// <param name="Email">The address in its place.</param>
public sealed record ReplacedAddress(string Email);

/// <summary>A run's rows that name addresses.</summary>
/// <param name="Run">Head.</param>
/// <param name="Request">The request with its people.</param>
/// <param name="Vendor">The chosen vendor; null before the choice.</param>
/// <param name="Open">Open gate rounds.</param>
/// <param name="Actions">Corrective actions.</param>
public sealed record AddressBook(
    Run Run, OnboardingRequest Request, Vendor? Vendor, IReadOnlyList<GateFile> Open, IReadOnlyList<CorrectiveAction> Actions)
{
    /// <summary>Who talks to whom; null before it is agreed.</summary>
    public CommunicationPlan? Plan { get; init; }

    /// <summary>Who is away and who answers meanwhile.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Name of whoever has the address with this key; null when nobody has.</summary>
    public string? NameOf(string personKey) => Entries.FirstOrDefault(one => PersonKeys.Of(one.Email) == personKey).Name;

    /// <summary>The address with this key, as it is written; null when nobody has it.</summary>
    public string? AddressOf(string personKey) => Entries.FirstOrDefault(one => PersonKeys.Of(one.Email) == personKey).Email;

    private IEnumerable<(string Name, string Email)> Entries =>
        Request.People.Select(person => (person.Name, person.Email)).Concat(Vendor is { Contact: var contact } ? [(contact.Name, contact.Email)] : [])
            .Concat(Open.SelectMany(file => file.Approvals).Where(part => part.Choice is null).Select(part => (part.Approver.Name, part.Approver.Email)))
            .Concat(Plan is null ? [] : Plan.CompanyContacts.Concat(Plan.VendorContacts).Select(one => (one.Name, one.Email)));
}

/// <summary>
/// Puts another address in the place of one that takes nothing. Who has not answered an open gate is asked there with a fresh link; the
/// part that the former links lead to is gone, and with it those links, for good: an address that is put back gets a fresh one. What was answered stays as it was.
/// With a name it is somebody else's address, who takes the place of the one before. Pure.
/// </summary>
public static class AddressChange
{
    /// <summary>The change.</summary>
    /// <param name="book">Rows of the run.</param>
    /// <param name="formerKey">Key of the address that is replaced; somebody has it.</param>
    /// <param name="email">The address in its place; nobody else has it.</param>
    /// <param name="name">Name of whoever takes the place; null: it is the same person.</param>
    public static RunChange Of(AddressBook book, string formerKey, string email, string? name = null)
    {
        var put = new Dictionary<string, object> { [RowKeys.ReplacedAddress(formerKey)] = new ReplacedAddress(email) };
        var people = book.Request.People.Select(person => PersonKeys.Of(person.Email) == formerKey ? person with { Email = email, Name = name ?? person.Name } : person)
            .Select(person => person.Deputy is { } deputy && PersonKeys.Of(deputy) == formerKey ? person with { Deputy = email } : person).ToList();
        if (!people.SequenceEqual(book.Request.People)) put[RowKeys.Request] = book.Request with { People = people };
        if (book.Vendor is { } vendor && PersonKeys.Of(vendor.Contact.Email) == formerKey)
            put[RowKeys.Vendor(vendor.Id)] = vendor with { Contact = vendor.Contact with { Email = email, Name = name ?? vendor.Contact.Name } };
        if (book.Plan is { } plan && plan.CompanyContacts.Concat(plan.VendorContacts).Any(one => PersonKeys.Of(one.Email) == formerKey))
            put[RowKeys.CommunicationPlan] = plan with { CompanyContacts = Now(plan.CompanyContacts), VendorContacts = Now(plan.VendorContacts) };

        // Rounds in which the person answered already stay as they are.
        var rounds = book.Open.Where(file => file.Of(formerKey) is { Choice: null }).ToList();
        var parts = rounds.Select(file => file.Of(formerKey)!).ToList();
        var key = PersonKeys.Of(email);
        foreach (var part in rounds.SelectMany(file => file.Approvals).Where(part => Names(part, formerKey)))
        {
            var changed = Renamed(part.ApproverKey == formerKey ? Moved(part, email, name, book.Run.AuditSequence + 1) : part, formerKey, key, name);
            put[RowOf(changed)] = changed;
        }

        var absences = book.Absences.Where(absence => absence.PersonKey == formerKey || absence.DelegateKey == formerKey).ToList();
        foreach (var absence in absences.Select(one => Renamed(one, formerKey, key, name))) put[RowKeys.Absence(absence.PersonKey, absence.IsOwn)] = absence;
        var actions = book.Actions.Where(action => action.IsOpen && PersonKeys.Of(action.Owner.Email) == formerKey).ToList();
        foreach (var action in actions) put[RowKeys.Action(action.Id)] = action with { Owner = action.Owner with { Email = email, Name = name ?? action.Owner.Name } };
        return new RunChange(book.Run)
        {
            Put = put,
            Delete =
            [
                .. parts.Select(RowOf),
                .. absences.Where(absence => absence.PersonKey == formerKey).Select(absence => RowKeys.Absence(formerKey, absence.IsOwn)),
            ],
            Audit = [SaidOf(book, formerKey, email, name)],
            Signals =
            [
                // Whose turn has not come is asked when it does, and whoever gave the part away is not asked.
                .. rounds.SelectMany(file => file.Turn).Where(part => part.ApproverKey == formerKey)
                    .Select(part => Signal.ToSend(GateMails.RequestTo(new GateOrder(book.Run.Id, part.GateId, part.Round), key, part.TimesAsked + 1))),
                .. actions.Select(action => new ActionOrder(book.Run.Id, action.Id).ToWake()),
            ],
        };

        IReadOnlyList<PlanContact> Now(IReadOnlyList<PlanContact> contacts) =>
            [.. contacts.Select(one => PersonKeys.Of(one.Email) == formerKey ? one with { Email = email, Name = name ?? one.Name } : one)];
    }

    private static Approval Moved(Approval part, string email, string? name, int series) => part with
    {
        ApproverKey = PersonKeys.Of(email),
        Approver = part.Approver with { Email = email, Name = name ?? part.Approver.Name },
        ViewedAt = null,
        // A code went to the former address, and a request of the same number may have gone to this one before.
        Code = null,
        TimesAsked = part.TimesAsked + 1,
        // The address may be put back: what was sent there before stays dead.
        LinkSeries = series,
    };

    private static bool Names(Approval part, string key) => part.ApproverKey == key || part.InPlaceOf?.Seat == key || part.PassedOn?.ToKey == key;

    private static Approval Renamed(Approval part, string former, string key, string? name) => part with
    {
        InPlaceOf = part.InPlaceOf is { } place && place.Seat == former ? place with { Seat = key, Name = name ?? place.Name } : part.InPlaceOf,
        PassedOn = part.PassedOn is { } passed && passed.ToKey == former ? passed with { ToKey = key, ToName = name ?? passed.ToName } : part.PassedOn,
    };

    private static Absence Renamed(Absence absence, string former, string key, string? name) => absence with
    {
        PersonKey = absence.PersonKey == former ? key : absence.PersonKey,
        Name = absence.PersonKey == former ? name ?? absence.Name : absence.Name,
        DelegateKey = absence.DelegateKey == former ? key : absence.DelegateKey,
        DelegateName = absence.DelegateKey == former ? name ?? absence.DelegateName : absence.DelegateName,
    };

    private static string RowOf(Approval part) => RowKeys.Approval(part.GateId, part.Round, part.ApproverKey);

    private static AuditEntry SaidOf(AddressBook book, string formerKey, string email, string? name)
    {
        var (former, address) = (book.NameOf(formerKey)!, book.AddressOf(formerKey)!);
        return name is null || name == former
            ? AuditEntry.ByProjectManager("person.address-replaced", new Phrase("audit.person.address-replaced").With("name", former).With("former", address).With("email", email))
            : AuditEntry.ByProjectManager("person.replaced", new Phrase("audit.person.replaced").With("name", former).With("former", address).With("successor", name).With("email", email));
    }
}

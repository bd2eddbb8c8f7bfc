using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>The people of a run whom mails go to.</summary>
public sealed class RunPeople(RunStore store)
{
    // A vendor's contact has no time zone on record; times told to them name the zone.
    private const string ContactTimeZone = "UTC";

    /// <summary>Everybody whom the request names, the same address once.</summary>
    public async Task<IReadOnlyList<Recipient>> EverybodyAsync(string runId, CancellationToken cancellation = default) =>
        Once((await PeopleAsync(runId, cancellation)).Select(Of));

    /// <summary>The project managers.</summary>
    public Task<IReadOnlyList<Recipient>> ProjectManagersAsync(string runId, CancellationToken cancellation = default) =>
        WithRolesAsync(runId, [Roles.ProjectManager], cancellation);

    /// <summary>Everybody who has one of the roles, in the roles' order.</summary>
    public async Task<IReadOnlyList<Recipient>> WithRolesAsync(string runId, IReadOnlyList<string> roles, CancellationToken cancellation = default)
    {
        var everybody = await PeopleAsync(runId, cancellation);
        return Once(roles.SelectMany(role => everybody.Where(person => person.Role == role)).Select(Of));
    }

    /// <summary>Everybody who has a role, with what the request says of them; the same address once.</summary>
    public async Task<IReadOnlyList<Person>> WithRoleAsync(string runId, string role, CancellationToken cancellation = default) =>
        [.. (await PeopleAsync(runId, cancellation)).Where(person => person.Role == role).DistinctBy(person => PersonKeys.Of(person.Email))];

    /// <summary>The one of the run with this address; null when nobody has it any more.</summary>
    public async Task<Recipient?> WithAddressAsync(string runId, string email, CancellationToken cancellation = default) =>
        (await PeopleAsync(runId, cancellation)).FirstOrDefault(person => PersonKeys.Of(person.Email) == PersonKeys.Of(email)) is { } found ? Of(found) : null;

    /// <summary>Whoever of the run, the chosen vendor's contact included, has the address with this key; null when nobody has.</summary>
    public async Task<Recipient?> FindAsync(string runId, string personKey, CancellationToken cancellation = default)
    {
        var vendor = await VendorAsync(runId, cancellation);
        // Those whom the project manager asks in addition are people of one gate round only.
        var asked = (await store.ListAsync<Approval>(runId, "approval", cancellation)).Where(part => part.Choice is null).Select(part => part.Approver);
        var everybody = (await PeopleAsync(runId, cancellation)).Concat(asked).Select(Of);
        return (vendor is null ? everybody : everybody.Append(Of(vendor.Contact))).FirstOrDefault(one => one.Key == personKey);
    }

    /// <summary>The chosen vendor as its row names it; null before one is chosen.</summary>
    public async Task<ChosenVendor?> VendorAsync(string runId, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(runId, cancellation);
        return run.Vendor is { } id ? await store.FindAsync<ChosenVendor>(runId, RowKeys.Vendor(id), cancellation) : null;
    }

    /// <summary>Somebody of the run as a recipient.</summary>
    public static Recipient Of(Person person) => new(person.Name, person.Email, person.Language, person.TimeZone);

    /// <summary>A vendor's contact as a recipient.</summary>
    public static Recipient Of(ChosenVendorContact contact) => new(contact.Name, contact.Email, contact.Language, ContactTimeZone);

    /// <summary>The same address once, the first that names it.</summary>
    public static IReadOnlyList<Recipient> Once(IEnumerable<Recipient> recipients) => [.. recipients.DistinctBy(one => one.Key)];

    private async Task<IReadOnlyList<Person>> PeopleAsync(string runId, CancellationToken cancellation) =>
        (await store.GetAsync<OnboardingRequest>(runId, RowKeys.Request, cancellation)).People;
}

/// <summary>What mails need of a <c>vendor:{id}</c> row.</summary>
/// <param name="Name">The vendor's name.</param>
/// <param name="Contact">Its project lead.</param>
public sealed record ChosenVendor(string Name, ChosenVendorContact Contact);

/// <summary>A vendor's project lead.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Language">Language.</param>
public sealed record ChosenVendorContact(string Name, string Email, string Language);

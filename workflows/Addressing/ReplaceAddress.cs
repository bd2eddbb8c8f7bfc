using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Addressing;

/// <summary>Takes another address for somebody of the run.</summary>
public sealed class ReplaceAddress(RunStore store, GateArchive archive)
{
    /// <summary>Stores it; the same again changes nothing. Afterwards, raise the run's signals. Null when nobody has, or had, the address with this key.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="personKey">Key of the address that is replaced, see <see cref="PersonKeys"/>; one that was replaced before stands for its person.</param>
    /// <param name="email">The address in its place.</param>
    /// <param name="name">Name of whoever takes the place; null: it is the same person.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="InvalidInputException">Somebody else of the run has the address.</exception>
    public async Task<PersonAddress?> PutAsync(string runId, string personKey, string email, string? name = null, CancellationToken cancellation = default)
    {
        PersonAddress? stored = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequireGoingOn(run);
            var book = await ReadAsync(run, cancellation);
            var current = await CurrentAsync(book, personKey, cancellation);
            stored = book.NameOf(current) is { } known ? new PersonAddress(PersonKeys.Of(email), book.AddressOf(current) == email ? known : name ?? known, email) : null;
            if (stored is null || book.AddressOf(current) == email) return null;
            // Another way to write the same address would be the same person twice.
            var asked = book.Open.Select(file => file.Of(stored.PersonKey)?.Approver.Name).FirstOrDefault(one => one is not null);
            if ((book.NameOf(stored.PersonKey) ?? asked) is { } taken && stored.PersonKey != current)
                throw new InvalidInputException([new FieldError("email", new Phrase("error.address-taken").With("name", taken))]);
            return stored.PersonKey == current ? null : AddressChange.Of(book, current, email, name);
        }, cancellation);
        return stored;
    }

    private async Task<AddressBook> ReadAsync(Run run, CancellationToken cancellation)
    {
        var gates = await store.ListAsync<Gate>(run.Id, "gate", cancellation);
        var open = new List<GateFile>();
        foreach (var gate in gates.Where(gate => gate.Status == GateStatus.Open)) open.Add(await archive.ReadAsync(run, gate.Id, gate.Round, cancellation));
        return new AddressBook(
            run,
            await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation),
            run.Vendor is { } vendor ? await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(vendor), cancellation) : null,
            open,
            await store.ListAsync<CorrectiveAction>(run.Id, "action", cancellation))
        {
            Plan = await store.FindAsync<CommunicationPlan>(run.Id, RowKeys.CommunicationPlan, cancellation),
            Absences = await store.ListAsync<Absence>(run.Id, "absence", cancellation),
        };
    }

    // Mails of before name the key of an address that may have been replaced since, perhaps more than once.
    private async Task<string> CurrentAsync(AddressBook book, string personKey, CancellationToken cancellation)
    {
        var seen = new HashSet<string>();
        while (book.NameOf(personKey) is null && seen.Add(personKey)
            && await store.FindAsync<ReplacedAddress>(book.Run.Id, RowKeys.ReplacedAddress(personKey), cancellation) is { } replaced)
            personKey = PersonKeys.Of(replaced.Email);
        return personKey;
    }
}

/// <summary>Somebody's address.</summary>
/// <param name="PersonKey">Its key.</param>
/// <param name="Name">Name of whoever has it.</param>
/// <param name="Email">The address.</param>
public sealed record PersonAddress(string PersonKey, string Name, string Email);

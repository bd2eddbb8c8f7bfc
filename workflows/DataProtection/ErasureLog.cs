using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>An erasure that is under way. It knows whom it is about, so it goes when it is done; until then a crash loses nothing.</summary>
/// <param name="Id">Id.</param>
/// <param name="Secret">What the pseudonyms are made of.</param>
/// <param name="Emails">Addresses, the one asked for first.</param>
/// <param name="Names">Names.</param>
/// <param name="Runs">Runs that name them.</param>
/// <param name="At">UTC.</param>
public sealed record DueErasure(string Id, string Secret, IReadOnlyList<string> Emails, IReadOnlyList<string> Names, IReadOnlyList<string> Runs, DateTimeOffset At)
{
    /// <summary>Names of others within which one of the person's stands.</summary>
    public IReadOnlyList<string> LongerNames { get; init; } = [];

    /// <summary>Whom it is about.</summary>
    public KnownPerson Person() => new KnownNames(Emails, Names, LongerNames).Person(Secret);
}

/// <summary>The people of a run who are being pseudonymised. It knows them, so it goes when that is done; until then a crash loses nothing.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Secret">What the pseudonyms are made of.</param>
/// <param name="People">The people.</param>
public sealed record DuePeople(string RunId, string Secret, IReadOnlyList<KnownNames> People)
{
    /// <summary>The people.</summary>
    public IReadOnlyList<KnownPerson> All() => [.. People.Select(one => one.Person(Secret))];
}

/// <summary>By what somebody is known, as it is stored.</summary>
/// <param name="Emails">Addresses, the one asked for first.</param>
/// <param name="Names">Names.</param>
/// <param name="LongerNames">Names of others within which one of the person's stands.</param>
public sealed record KnownNames(IReadOnlyList<string> Emails, IReadOnlyList<string> Names, IReadOnlyList<string> LongerNames)
{
    /// <summary>Of somebody.</summary>
    public static KnownNames Of(KnownPerson person) => new([.. person.Emails], [.. person.Names], [.. person.LongerNames]);

    /// <summary>Whom it is about.</summary>
    /// <param name="secret">What their pseudonyms are made of.</param>
    public KnownPerson Person(string secret)
    {
        var person = new KnownPerson(Emails[0], secret);
        foreach (var email in Emails) person.AddEmail(email);
        foreach (var name in Names) person.AddName(name);
        foreach (var name in LongerNames) person.AddOther(name);
        return person;
    }
}

/// <summary>An erasure that was carried out, without whom it was about.</summary>
/// <param name="Pseudonym">What stands in place of the person.</param>
/// <param name="Runs">In how many runs.</param>
/// <param name="At">UTC.</param>
public sealed record DoneErasure(string Pseudonym, int Runs, DateTimeOffset At);

/// <summary>A run that retention removed. Its last hash can be held against an export that was kept elsewhere.</summary>
/// <param name="RunId">Run.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="RemovedAt">UTC.</param>
/// <param name="AuditSequence">Entries of its audit.</param>
/// <param name="AuditHash">Hash of the newest.</param>
public sealed record RemovedRun(string RunId, DateTimeOffset EndedAt, DateTimeOffset RemovedAt, int AuditSequence, string AuditHash);

/// <summary>What was erased and removed, and what is still to be: what has no run any more in whose audit it could stand.</summary>
public sealed class ErasureLog(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingErasures";

    private const string Due = "due";
    private const string People = "people";
    private const string Done = "done";
    private const string Removed = "removed";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Stores that an erasure begins.</summary>
    public Task BeginAsync(DueErasure erasure, CancellationToken cancellation = default) =>
        _table.UpsertEntityAsync(JsonRow.From(Due, erasure.Id, erasure), TableUpdateMode.Replace, cancellation);

    /// <summary>Every erasure that has begun and not ended.</summary>
    public async IAsyncEnumerable<DueErasure> DueAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Due}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) yield return JsonRow.Read<DueErasure>(row);
    }

    /// <summary>The erasure of the person with an address that has begun and not ended; null when there is none.</summary>
    public async Task<DueErasure?> FindDueAsync(string email, CancellationToken cancellation = default)
    {
        await foreach (var due in DueAsync(cancellation))
            if (due.Emails.Contains(email.Trim(), StringComparer.OrdinalIgnoreCase)) return due;
        return null;
    }

    /// <summary>Stores that the people of a run are being pseudonymised.</summary>
    public Task BeginAsync(DuePeople people, CancellationToken cancellation = default) =>
        _table.UpsertEntityAsync(JsonRow.From(People, people.RunId, people), TableUpdateMode.Replace, cancellation);

    /// <summary>The people of a run who are being pseudonymised; null when none are.</summary>
    public async Task<DuePeople?> FindPeopleAsync(string runId, CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(People, runId, cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<DuePeople>(row.Value!) : null;
    }

    /// <summary>Forgets the people of a run. Again, it changes nothing.</summary>
    public Task EndPeopleAsync(string runId, CancellationToken cancellation = default) => _table.DeleteEntityAsync(People, runId, ETag.All, cancellation);

    /// <summary>Stores that an erasure ended, and forgets whom it was about.</summary>
    public async Task EndAsync(DueErasure erasure, DoneErasure done, CancellationToken cancellation = default)
    {
        await _table.UpsertEntityAsync(JsonRow.From(Done, erasure.Id, done), TableUpdateMode.Replace, cancellation);
        await _table.DeleteEntityAsync(Due, erasure.Id, ETag.All, cancellation);
    }

    /// <summary>Stores that a run was removed.</summary>
    public Task RemovedAsync(RemovedRun run, CancellationToken cancellation = default) =>
        _table.UpsertEntityAsync(JsonRow.From(Removed, run.RunId, run), TableUpdateMode.Replace, cancellation);
}

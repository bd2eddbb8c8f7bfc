using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Drafts;

/// <summary>
/// Requests that somebody has begun to fill in and not handed in. One partition for each person; row <c>draft:{id}</c>. The same draft in two
/// windows is the same person twice: what was sent last stands.
/// </summary>
public sealed class RequestDrafts(TableServiceClient tables, TimeProvider time)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingDrafts";

    private const int IdBytes = 10;
    private const int MostListed = 50;
    private const string Prefix = "draft:";

    private static readonly string[] ListColumns = ["RowKey", "Title", "SavedAt"];

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>An id that no other draft has.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>True when a text can be a draft's id.</summary>
    public static bool IsId(string? text) => text?.Length == 2 * IdBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Stores a draft in place of what it was before.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="document">The request as far as it is filled in; it need not fit any rule.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task SaveAsync(string owner, string id, JsonObject document, CancellationToken cancellation = default)
    {
        var row = JsonRow.From(owner, Prefix + id, document);
        row["Title"] = document["title"]?.ToString() ?? "";
        row["SavedAt"] = time.GetUtcNow();
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>What is filled in; null when there is no such draft.</summary>
    public async Task<JsonObject?> FindAsync(string owner, string id, CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(owner, Prefix + id, cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<JsonObject>(row.Value!) : null;
    }

    /// <summary>Somebody's drafts, the one saved last first; at most 50.</summary>
    public async Task<IReadOnlyList<RequestDraft>> ListAsync(string owner, CancellationToken cancellation = default)
    {
        var drafts = new List<RequestDraft>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {owner}"), select: ListColumns, cancellationToken: cancellation))
            drafts.Add(new RequestDraft(row.RowKey[Prefix.Length..], row.GetString("Title"), row.GetDateTimeOffset("SavedAt")!.Value));
        return [.. drafts.OrderByDescending(draft => draft.SavedAt).Take(MostListed)];
    }

    /// <summary>Removes a draft. Removing it twice changes nothing.</summary>
    public Task RemoveAsync(string owner, string id, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(owner, Prefix + id, ETag.All, cancellation);
}

/// <summary>A draft in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Title of the run; empty while it has none.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record RequestDraft(string Id, string Title, DateTimeOffset SavedAt);

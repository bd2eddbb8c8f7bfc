using Azure.Data.Tables;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// A table of links that are opened by an opaque token. A row is found by the SHA-256 of its token and is never changed; the token is in
/// the mail that carries it and stored nowhere.
/// </summary>
/// <param name="tables">Storage.</param>
/// <param name="name">Name of the table: each kind of link has its own, so that no token opens what it was not made for.</param>
internal sealed class LinkTable(TableServiceClient tables, string name)
{
    // Links are looked up one by one; two hexadecimal digits spread them over 256 partitions.
    private const int PartitionDigits = 2;

    private readonly TableClient _table = tables.GetTableClient(name);

    /// <summary>Stores where a fresh token leads, and returns the token.</summary>
    public async Task<string> IssueAsync(IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
    {
        var token = LinkTokens.Create();
        var hash = LinkTokens.HashOf(token);
        var row = new TableEntity(hash[..PartitionDigits], hash);
        foreach (var (property, value) in values) row[property] = value;
        await _table.AddEntityAsync(row, cancellation);
        return token;
    }

    /// <summary>The row of a token; null when it is not one of ours.</summary>
    public async Task<TableEntity?> FindAsync(string? token, CancellationToken cancellation)
    {
        if (!LinkTokens.IsWellFormed(token)) return null;
        var hash = LinkTokens.HashOf(token!);
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(hash[..PartitionDigits], hash, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }
}

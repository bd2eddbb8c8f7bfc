using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.DataProtection;

/// <summary>What there is of a person beside the runs' own rows: drafts, links, histories of orchestrations.</summary>
public sealed class PersonTraces(TableServiceClient tables)
{
    private static readonly (string Table, string Property)[] Links = [(ApprovalLinks.TableName, "ApproverKey"), (VendorLinks.TableName, "ContactKey")];

    private readonly TableClient _drafts = tables.GetTableClient(RequestDrafts.TableName);

    /// <summary>Whether a draft is the person's or names them.</summary>
    public async Task<bool> AnyAsync(KnownPerson person, CancellationToken cancellation)
    {
        await foreach (var row in _drafts.QueryAsync<TableEntity>(cancellationToken: cancellation))
            if (IsOf(person, row)) return true;
        return false;
    }

    /// <summary>Removes the person's drafts and links, and takes them out of the drafts of others.</summary>
    public async Task RemoveAsync(KnownPerson person, CancellationToken cancellation)
    {
        await foreach (var row in _drafts.QueryAsync<TableEntity>(cancellationToken: cancellation))
            if (IsOf(person, row)) await RemoveAsync(person, row, cancellation);
        foreach (var (table, property) in Links)
            foreach (var key in person.Keys)
                await RunBelongings.RemoveRowsAsync(tables.GetTableClient(table), $"{property} eq '{key}'", cancellation);
    }

    /// <summary>Removes histories that carry the person's key: all of a run that has ended, of one in flight those of mails that went to them.</summary>
    /// <param name="durable">Orchestrations.</param>
    /// <param name="run">Run.</param>
    /// <param name="person">The person.</param>
    /// <param name="mails">Ids of the orchestrations that sent mails to the person.</param>
    /// <param name="cancellation">Stops.</param>
    public static Task PurgeAsync(DurableTaskClient durable, Run run, KnownPerson person, IReadOnlySet<string> mails, CancellationToken cancellation) =>
        RunHistories.PurgeAsync(durable, run.Id, id => run.IsEnded || person.IsNamedSurely(id) || mails.Contains(id), cancellation);

    private static bool IsOf(KnownPerson person, TableEntity row) =>
        person.Keys.Contains(row.PartitionKey) || PersonRows.Names(new RunDocument(row.RowKey, JsonRow.Read<JsonNode>(row)), person);

    private async Task RemoveAsync(KnownPerson person, TableEntity row, CancellationToken cancellation)
    {
        if (person.Keys.Contains(row.PartitionKey))
        {
            await _drafts.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
            return;
        }

        var draft = PersonRows.Erased(new RunDocument(row.RowKey, JsonRow.Read<JsonNode>(row)), [person]);
        var erased = JsonRow.From(row.PartitionKey, draft.Key, draft.Document);
        erased["Title"] = person.ReplaceIn(row.GetString("Title") ?? "");
        erased["SavedAt"] = row.GetDateTimeOffset("SavedAt");
        await _drafts.UpsertEntityAsync(erased, TableUpdateMode.Replace, cancellation);
    }
}

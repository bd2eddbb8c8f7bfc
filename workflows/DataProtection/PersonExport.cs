using System.Text.Json;
using Azure.Data.Tables;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// Writes everything that is stored about a person as one JSON document, row by row, so that its size does not matter: a copy in a form that
/// machines read (GDPR articles 15(3) and 20(1); PIPL article 45). Of rows about several people only the parts that name this one.
/// </summary>
public sealed class PersonExport(PersonSearch search, RunRows rows, TableServiceClient tables, TimeProvider time)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = RunJson.Options.Encoder, Indented = true };

    /// <summary>Writes it.</summary>
    /// <param name="email">E-mail address of the person.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task WriteAsync(string email, Stream output, CancellationToken cancellation)
    {
        var person = new KnownPerson(email, KnownPerson.NewSecret());
        await using var json = new Utf8JsonWriter(output, Format);
        json.WriteStartObject();
        json.WriteString("exportedAt", time.GetUtcNow());
        json.WriteStartArray("runs");
        foreach (var run in await search.FindAsync(person, cancellation)) await WriteRunAsync(run, person, json, cancellation);
        json.WriteEndArray();
        await WriteDraftsAsync(person, json, cancellation);
        json.WriteStartObject("links");
        json.WriteNumber("approval", await CountAsync(ApprovalLinks.TableName, "ApproverKey", person, cancellation));
        json.WriteNumber("vendor", await CountAsync(VendorLinks.TableName, "ContactKey", person, cancellation));
        json.WriteEndObject();
        WriteTexts(json, "emails", person.Emails);
        WriteTexts(json, "names", person.Names);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private async Task WriteRunAsync(Run run, KnownPerson person, Utf8JsonWriter json, CancellationToken cancellation)
    {
        json.WriteStartObject();
        json.WriteString("run", run.Id);
        json.WriteString("company", run.Company);
        json.WriteString("title", run.Title);
        json.WriteString("status", RunStatusName.Of(run.Status));
        json.WriteStartArray("rows");
        await foreach (var row in rows.ReadAsync(run.Id, cancellation))
        {
            foreach (var (pointer, part) in PersonRows.PartsOf(row, person))
            {
                json.WriteStartObject();
                json.WriteString("kind", row.Kind);
                json.WriteString("key", row.Key);
                if (pointer.Length > 0) json.WriteString("at", pointer);
                json.WritePropertyName("data");
                part.WriteTo(json);
                json.WriteEndObject();
            }

            await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task WriteDraftsAsync(KnownPerson person, Utf8JsonWriter json, CancellationToken cancellation)
    {
        json.WriteStartArray("drafts");
        await foreach (var row in tables.GetTableClient(RequestDrafts.TableName).QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            var draft = new RunDocument(row.RowKey, JsonRow.Read<System.Text.Json.Nodes.JsonNode>(row));
            var own = person.Keys.Contains(row.PartitionKey);
            foreach (var (_, part) in own ? new Dictionary<string, System.Text.Json.Nodes.JsonNode> { [""] = draft.Document } : PersonRows.PartsOf(draft, person))
            {
                json.WriteStartObject();
                json.WriteBoolean("own", own);
                json.WritePropertyName("data");
                part.WriteTo(json);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private async Task<int> CountAsync(string table, string property, KnownPerson person, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var key in person.Keys)
            await foreach (var _ in tables.GetTableClient(table).QueryAsync<TableEntity>($"{property} eq '{key}'", select: ["RowKey"], cancellationToken: cancellation)) count++;
        return count;
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

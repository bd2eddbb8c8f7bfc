using System.Text.Json.Nodes;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Work;

/// <summary>A record of an input that is there, or that the playbook asks for.</summary>
/// <param name="Key">Its key; empty for the only one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Stored">What is stored; null: nothing yet.</param>
internal sealed record WorkRecord(string Key, string Name, JsonNode? Stored);

/// <summary>Reads what a stage's inputs hold, and writes it by the API's commands.</summary>
public sealed class WorkDesk(RunStore store, IServiceProvider services, Phrasebook phrases)
{
    /// <summary>What forms choose from.</summary>
    internal async Task<WorkFacts> FactsAsync(RunFile file, string language, CancellationToken cancellation) =>
        new(file, await store.ListAsync<Vendor>(file.Run.Id, "vendor", cancellation), phrases, language);

    /// <summary>Every record of an input, those that are asked for first.</summary>
    internal async Task<IReadOnlyList<WorkRecord>> RecordsAsync(WorkInput input, WorkFacts facts, CancellationToken cancellation)
    {
        var run = facts.File.Run.Id;
        if (input.IsSingle) return [new WorkRecord("", "", input.Row.Length == 0 ? null : await store.FindAsync<JsonNode>(run, input.Row, cancellation))];
        var stored = (await store.ListStoredAsync(run, input.Row, cancellation)).ToDictionary(row => row.Key[(input.Row.Length + 1)..], row => row.Value);
        var expected = input.Expected(facts).ToList();
        return
        [
            .. expected.Select(one => new WorkRecord(one.Key, one.Name, stored.GetValueOrDefault(one.Key))),
            .. stored.Where(row => expected.All(one => one.Key != row.Key)).Select(row => new WorkRecord(row.Key, NameOf(input, facts, row.Key, row.Value), row.Value)),
        ];
    }

    /// <summary>What is stored of a record; null: nothing.</summary>
    internal async Task<JsonNode?> FindAsync(WorkInput input, string runId, string key, CancellationToken cancellation) =>
        input.Row.Length == 0 || (key.Length == 0 && !input.IsSingle) ? null : await store.FindAsync<JsonNode>(runId, input.RowKey(key), cancellation);

    /// <summary>What a record is called.</summary>
    internal static string NameOf(WorkInput input, WorkFacts facts, string key, JsonNode? stored)
    {
        if (input.Expected(facts).FirstOrDefault(one => one.Key == key).Name is { Length: > 0 } asked) return asked;
        return stored is not null && input.NameOf(facts, key, stored) is { Length: > 0 } name ? name : key;
    }

    /// <summary>The form of a record as it is stored.</summary>
    internal static FilledForm FormOf(WorkInput input, WorkFacts facts, string key, JsonNode? stored)
    {
        var shown = input.Shown(facts, key, stored)?.DeepClone() as JsonObject ?? [];
        OfferedRows.Add(input.Entries(facts, key), facts, shown);
        return FilledForm.Of(shown);
    }

    /// <summary>Hands a form's document to the command; what the form does not ask stays. Returns the key of the record.</summary>
    /// <exception cref="InvalidInputException">Fields are wrong.</exception>
    /// <exception cref="RowChangedException">The record was changed meanwhile.</exception>
    internal async Task<string> PutAsync(WorkInput input, WorkFacts facts, string key, string version, JsonObject document, CancellationToken cancellation)
    {
        var run = facts.File.Run.Id;
        if (key.Length == 0) NameNew(input, document);
        input.Complete(facts, key, document);
        if (input.KeepsRest && await FindAsync(input, run, key, cancellation) is JsonObject stored) KeptMembers.Keep(stored, document, AskedOf(input, facts, key));
        return await input.PutAsync(new WorkCommands(services, store), run, key, version, document, cancellation);
    }

    /// <summary>True for a key that a row can have; such text must not become a key of the storage otherwise.</summary>
    internal static bool IsWellFormed(string key) => key.Length <= 200 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or ':');

    private static void NameNew(WorkInput input, JsonObject document)
    {
        if (input.IdFrom.Length == 0 || document.ContainsKey(input.Key[0].Path)) return;
        if (IdText.Of(document[input.IdFrom]?.ToString() ?? "") is { Length: > 0 } id) document[input.Key[0].Path] = id;
    }

    private static HashSet<string> AskedOf(WorkInput input, WorkFacts facts, string key) =>
        [.. input.Entries(facts, key).Select(entry => entry.Path), .. input.Key.Select(entry => entry.Path), .. input.Fixed.Keys, .. input.Completed];
}

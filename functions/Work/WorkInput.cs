using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Work;

/// <summary>
/// Something that a stage takes in, described so that one page can draw its form and hand it to the command that the API has for it.
/// Its name is the text <c>input.{id}</c>.
/// </summary>
/// <param name="id">Id, part of the page's address.</param>
/// <param name="stages">Stages in whose work it is shown.</param>
internal abstract class WorkInput(string id, params IReadOnlyList<string> stages)
{
    /// <summary>Id, part of the page's address.</summary>
    public string Id { get; } = id;

    /// <summary>Stages in whose work it is shown.</summary>
    public IReadOnlyList<string> Stages { get; } = stages;

    /// <summary>Kind of its rows, or the row's key when there is one record only; empty: what is handed in is added and cannot be read back.</summary>
    public required string Row { get; init; }

    /// <summary>True when a run has one record of it at most.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Members of the document that name the record, as entries of the form that adds one; empty: records are not added here.</summary>
    public IReadOnlyList<WorkEntry> Key { get; init; } = [];

    /// <summary>Member from whose text a new record gets its id when none is given, see <see cref="IdText"/>; empty: the id has to be given.</summary>
    public string IdFrom { get; init; } = "";

    /// <summary>How a stored record stands, as the key of a text that ends in <c>.open</c> while something is to be done about it; by itself it is there.</summary>
    public Func<JsonNode, string> Standing { get; init; } = _ => "work.given";

    /// <summary>Stages in which it is shown only once there is a record.</summary>
    public IReadOnlyList<string> QuietIn { get; init; } = [];

    /// <summary>True for what is taken while people decide, too.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>Members that the input has the same in every record.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    /// <summary>What the form asks, for a record by its key.</summary>
    public required Func<WorkFacts, string, IReadOnlyList<WorkEntry>> Entries { get; init; }

    /// <summary>Records that the playbook asks for, there or not.</summary>
    public Func<WorkFacts, IEnumerable<(string Key, string Name)>> Expected { get; init; } = _ => [];

    /// <summary>What a stored record is called; empty: by its key.</summary>
    public Func<WorkFacts, string, JsonNode, string> NameOf { get; init; } = (_, _, stored) => stored["name"]?.ToString() ?? stored["title"]?.ToString() ?? "";

    /// <summary>What the form begins with, of what is stored; by itself it is that.</summary>
    public Func<WorkFacts, string, JsonNode?, JsonNode?> Shown { get; init; } = (_, _, stored) => stored;

    /// <summary>Sets what follows from the record and is not asked.</summary>
    public Action<WorkFacts, string, JsonObject> Complete { get; init; } = (_, _, _) => { };

    /// <summary>Paths that <see cref="Complete"/> sets.</summary>
    public IReadOnlyList<string> Completed { get; init; } = [];

    /// <summary>How kinds of audit entries begin that tell of it.</summary>
    public required IReadOnlyList<string> AuditKinds { get; init; }

    /// <summary>True for what is read on the page of vendors.</summary>
    public bool IsOfVendors { get; init; }

    /// <summary>True when stored members without an entry stay as they are; false when the form does not show what is stored.</summary>
    public bool KeepsRest { get; init; } = true;

    /// <summary>Row key of a record.</summary>
    public string RowKey(string key) => IsSingle ? Row : $"{Row}:{key}";

    /// <summary>Path of its page.</summary>
    public string PathOf(string runId, string key) => key.Length == 0 ? $"/runs/{runId}/work/{Id}" : $"/runs/{runId}/work/{Id}/{Uri.EscapeDataString(key)}";

    /// <summary>The document of a form, as the API takes it.</summary>
    public abstract JsonObject DocumentOf(IEnumerable<KeyValuePair<string, StringValues>> fields);

    /// <summary>Judges a document and hands it to its command. Returns the key of the record.</summary>
    /// <param name="commands">Commands.</param>
    /// <param name="runId">Run.</param>
    /// <param name="key">Key of the record; empty when the document gives it, or there is one record only.</param>
    /// <param name="version">The row's version as it was seen, see <see cref="SeenRow.VersionOf"/>.</param>
    /// <param name="document">The document; it is taken apart.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Workflows.Lifecycle.InvalidInputException">Fields are wrong.</exception>
    /// <exception cref="RowChangedException">The record was changed meanwhile.</exception>
    public abstract Task<string> PutAsync(WorkCommands commands, string runId, string key, string version, JsonObject document, CancellationToken cancellation);
}

/// <summary>Something that a stage takes in.</summary>
/// <typeparam name="T">What the API takes.</typeparam>
internal sealed class WorkInput<T>(string id, params IReadOnlyList<string> stages) : WorkInput(id, stages) where T : class
{
    /// <summary>Hands it to its command: run, key of the record, input.</summary>
    public required Func<WorkCommands, string, string, T, CancellationToken, Task> Put { get; init; }

    /// <inheritdoc />
    public override JsonObject DocumentOf(IEnumerable<KeyValuePair<string, StringValues>> fields) => FormJson.Of<T>(fields);

    /// <inheritdoc />
    public override async Task<string> PutAsync(
        WorkCommands commands, string runId, string key, string version, JsonObject document, CancellationToken cancellation)
    {
        var given = new Dictionary<string, string>(Fixed);
        if (key.Length > 0)
        {
            foreach (var (member, part) in Key.Zip(key.Split(':'))) given[member.Path] = part;
        }

        var input = commands.Reader<T>().Read(document, given);
        var record = key.Length > 0 ? key : string.Join(':', Key.Select(member => document[member.Path]!.ToString()));
        var chosen = Row.Length == 0 ? commands : commands.Seeing(new SeenRow(RowKey(record), version));
        await Put(chosen, runId, record, input, cancellation);
        return record;
    }
}

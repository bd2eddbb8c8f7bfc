using System.Text.Json.Nodes;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>A playbook's file with those that it extends, itself first and the one that stands alone last.</summary>
public sealed class PlaybookChain
{
    /// <summary>Most files in one chain: deeper, nobody can tell any more where a value comes from.</summary>
    public const int MostFiles = 5;

    // What tells one playbook from another is never taken over.
    private static readonly string[] OwnMembers = ["id", "version", "name", "description"];

    private readonly List<PlaybookFile> _files;

    private PlaybookChain(List<PlaybookFile> files) => _files = files;

    /// <summary>Follows what a file extends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Every file that can be extended, by id.</param>
    /// <exception cref="InvalidPlaybookException">A playbook that is extended is unknown, the chain is too long or goes round in a circle.</exception>
    public static PlaybookChain Of(PlaybookFile file, IReadOnlyDictionary<string, PlaybookFile> known)
    {
        var chain = new PlaybookChain([file]);
        for (var last = file; last.IsPart; last = chain._files[^1])
        {
            if (chain.WhyNot(last, known) is { } reason)
                throw new InvalidPlaybookException([Located(new PlaybookError(PlaybookFile.Extends, reason), last)]);
            chain._files.Add(known[last.BaseId!]);
        }

        return chain;
    }

    /// <summary>The whole playbook, as a run would take it.</summary>
    public JsonObject Resolved() => (JsonObject)_files.AsEnumerable().Reverse().Skip(1)
        .Aggregate((JsonNode)_files[^1].Content, (whole, file) => MergePatch.Apply(whole, file.Content)!);

    /// <summary>One error for each member that a file which extends another must say itself and does not.</summary>
    public IEnumerable<PlaybookError> NotItsOwn() => _files.Count == 1 ? [] : OwnMembers
        .Where(member => !_files[0].Document.ContainsKey(member))
        .Select(member => Located(new PlaybookError(member, new Phrase("playbook.not-its-own")), _files[0]));

    /// <summary>The error with the file and line that its value comes from.</summary>
    public PlaybookError Located(PlaybookError error) => error.File is null ? Located(error, OriginOf(error.Path)) : error;

    // Lists are replaced as a whole, so whoever has the list has everything in it.
    private PlaybookFile OriginOf(string path)
    {
        var member = path.Split('[')[0];
        return _files.FirstOrDefault(file => file.Lines.Has(member)) ?? _files[0];
    }

    private Phrase? WhyNot(PlaybookFile last, IReadOnlyDictionary<string, PlaybookFile> known)
    {
        if (last.BaseId is not { } id) return new Phrase("playbook.extends-no-id");
        if (_files.Any(file => file.Id == id))
            return new Phrase("playbook.extends-circle").With("circle", string.Join(" > ", [.. _files.Select(file => file.Id ?? file.Name), id]));
        if (!known.ContainsKey(id))
            return new Phrase("playbook.extends-unknown").With("id", id).With("known", string.Join(", ", known.Keys.Order(StringComparer.Ordinal)));
        return _files.Count == MostFiles ? new Phrase("playbook.extends-too-deep").With("most", MostFiles) : null;
    }

    private static PlaybookError Located(PlaybookError error, PlaybookFile file) => error with { File = file.Name, Line = file.Lines.Of(error.Path) };
}

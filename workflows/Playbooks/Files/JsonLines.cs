using System.Text.Json;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>On which line of a JSON text a member or item stands, by its path (<c>gates.contract.roles[1]</c>).</summary>
public sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines;

    private JsonLines(Dictionary<string, int> lines) => _lines = lines;

    /// <summary>Reads the lines of a text.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonLines Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<Place>();
        var reader = new Utf8JsonReader(json);
        var (line, seen) = (1, 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += json[seen..start].Count((byte)'\n');
            seen = start;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                open.Peek().Name = reader.GetString()!;
                continue;
            }

            var path = open.TryPeek(out var parent) ? parent.Next() : "";
            lines.TryAdd(path, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open.Push(new Place(path, reader.TokenType == JsonTokenType.StartArray));
        }

        return new JsonLines(lines);
    }

    /// <summary>True when the text has something at the path.</summary>
    public bool Has(string path) => _lines.ContainsKey(path);

    /// <summary>Line of the path, from 1; of what it would be in when the text does not have it.</summary>
    public int Of(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line)) return line;
            if (path.Length == 0) return 1;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }
    }

    private sealed class Place(string path, bool isList)
    {
        private int _items;

        public string Name { get; set; } = "";

        public string Next() => isList ? $"{path}[{_items++}]" : path.Length == 0 ? Name : $"{path}.{Name}";
    }
}

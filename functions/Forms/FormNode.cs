using System.Globalization;

namespace Onboarding.Functions.Forms;

/// <summary>A place in a form's document: members by name, items by number, or values.</summary>
internal sealed class FormNode
{
    // A form of ours numbers its rows; more of them than this is somebody else's.
    private const int LargestIndex = 9999;

    public Dictionary<string, FormNode> Members { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, FormNode> Items { get; } = [];

    public List<string> Values { get; } = [];

    /// <summary>The place that a path leads to; made where it is not there yet. What is no path is the name of one member.</summary>
    public FormNode At(string path)
    {
        var node = this;
        foreach (var part in path.Split('.'))
        {
            var (name, indexes) = Split(part);
            node = node.Member(name);
            foreach (var index in indexes) node = node.Item(index);
        }

        return node;
    }

    private FormNode Member(string name) => Members.TryGetValue(name, out var known) ? known : Members[name] = new FormNode();

    private FormNode Item(int index) => Items.TryGetValue(index, out var known) ? known : Items[index] = new FormNode();

    private static (string Name, List<int> Indexes) Split(string part)
    {
        var open = part.IndexOf('[');
        if (open < 0 || part[^1] != ']') return (part, []);
        var indexes = new List<int>();
        foreach (var text in part[(open + 1)..^1].Split("]["))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > LargestIndex) return (part, []);
            indexes.Add(index);
        }

        return (part[..open], indexes);
    }
}

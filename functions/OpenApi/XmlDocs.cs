using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Onboarding.Functions.OpenApi;

/// <summary>What the code's documentation comments say, for the API's description: one text for both.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(Dictionary<string, XElement> members) => _members = members;

    /// <summary>The comments of assemblies, out of the files that the compiler wrote beside them; without a file there are none.</summary>
    public static XmlDocs Of(params IEnumerable<Assembly> assemblies) => new(assemblies
        .Select(assembly => Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml"))
        .Where(File.Exists)
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .GroupBy(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));

    /// <summary>Of a type.</summary>
    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>Of a function.</summary>
    public string? Of(MethodInfo method)
    {
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}(";
        return _members.Where(member => member.Key.StartsWith(name, StringComparison.Ordinal)).Select(member => TextOf(member.Value.Element("summary"))).FirstOrDefault();
    }

    /// <summary>Of a property, also one that is a parameter of its record.</summary>
    public string? OfProperty(Type type, string property) =>
        Summary($"P:{NameOf(type)}.{property}")
        ?? (_members.TryGetValue($"T:{NameOf(type)}", out var record)
            ? TextOf(record.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property))
            : null);

    private string? Summary(string name) => _members.TryGetValue(name, out var member) ? TextOf(member.Element("summary")) : null;

    private static string NameOf(Type type)
    {
        var named = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return named.FullName!.Replace('+', '.');
    }

    private static string? TextOf(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { Name.LocalName: "see" or "paramref" } link => LinkOf(link),
            XElement inner => inner.Value,
            _ => "",
        }));
        return Blanks().Replace(text, " ").Trim() is { Length: > 0 } words ? words : null;
    }

    private static string LinkOf(XElement link) =>
        ((string?)link.Attribute("cref") ?? (string?)link.Attribute("name") ?? (string?)link.Attribute("langword") ?? link.Value).Split('.', ':')[^1].Split('(')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

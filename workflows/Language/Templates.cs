using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace Onboarding.Workflows.Language;

/// <summary>
/// The Liquid templates of a folder, rendered from typed views. A name that the view does not have fails the render;
/// files named <c>*.html.liquid</c> encode every value, the others none.
/// </summary>
public sealed class Templates : IDisposable
{
    // Letters of every script stay as they are: the documents say they are UTF-8.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PhysicalFileProvider _files;
    private readonly TemplateOptions _options;
    private readonly Dictionary<string, IFluidTemplate> _parsed = new(StringComparer.Ordinal);

    private Templates(string folder)
    {
        _files = new PhysicalFileProvider(folder);
        _options = new TemplateOptions
        {
            StrictVariables = true,
            StrictFilters = true,
            FileProvider = _files,
            MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
        };
    }

    /// <summary>Parses every template of <paramref name="folder"/>, so that a broken one is found at start.</summary>
    /// <exception cref="InvalidDataException">A template is not valid Liquid.</exception>
    public static Templates Load(string folder)
    {
        var templates = new Templates(folder);
        var parser = new FluidParser();
        foreach (var file in Directory.GetFiles(folder, "*.liquid"))
        {
            if (!parser.TryParse(File.ReadAllText(file), out var template, out var error))
                throw new InvalidDataException($"{file} is no valid Liquid template: {error}");
            templates._parsed.Add(Path.GetFileName(file), template);
        }

        return templates;
    }

    /// <summary>Names of the templates, partial ones (with a leading underscore) left out.</summary>
    public IEnumerable<string> Names => _parsed.Keys.Where(name => name[0] != '_');

    /// <summary>The template filled with a view.</summary>
    /// <param name="name">File name, for example <c>approval-request.en.html.liquid</c>.</param>
    /// <param name="view">Its properties, in camel case, are the template's variables.</param>
    /// <param name="beside">Further variables, which no view has; null: none.</param>
    /// <exception cref="InvalidOperationException">The template uses a name that the view does not have.</exception>
    public string Render(string name, object view, IReadOnlyDictionary<string, object>? beside = null)
    {
        if (!_parsed.TryGetValue(name, out var template)) throw new FileNotFoundException($"There is no template '{name}'.", name);
        var context = new TemplateContext(view, _options);
        foreach (var (variable, value) in beside ?? new Dictionary<string, object>()) context.SetValue(variable, value);
        try
        {
            return name.EndsWith(".html.liquid", StringComparison.Ordinal) ? template.Render(context, Html) : template.Render(context);
        }
        catch (FluidException fault)
        {
            throw new InvalidOperationException($"{name} cannot be rendered from {view.GetType().Name}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace Onboarding.Workflows.Language;

/// <summary>
/// The Liquid templates of a folder, rendered from typed views. A name that the view does not have fails the render;
/// files named <c>*.html.liquid</c> encode every value, the others none. A template without a language in its name is one for all languages:
/// it takes its words from the phrase book, <c>{{ 'board.more' | t: count: 3 }}</c>, in the language that its view names.
/// </summary>
public sealed class Templates : IDisposable
{
    // Letters of every script stay as they are: the documents say they are UTF-8.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PhysicalFileProvider _files;
    private readonly TemplateOptions _options;
    private readonly Dictionary<string, IFluidTemplate> _parsed = new(StringComparer.Ordinal);

    private Templates(string folder, Phrasebook? phrases)
    {
        _files = new PhysicalFileProvider(folder);
        _options = new TemplateOptions
        {
            StrictVariables = true,
            StrictFilters = true,
            FileProvider = _files,
            MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
        };
        if (phrases is not null) _options.Filters.AddFilter("t", (key, values, context) => Worded(phrases, key, values, context));
    }

    /// <summary>Parses every template of <paramref name="folder"/>, so that a broken one is found at start.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="phrases">Where <c>t</c> finds words; null where no template uses it.</param>
    /// <exception cref="InvalidDataException">A template is not valid Liquid.</exception>
    public static Templates Load(string folder, Phrasebook? phrases = null)
    {
        var templates = new Templates(folder, phrases);
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

    private static StringValue Worded(Phrasebook phrases, FluidValue key, FilterArguments values, TemplateContext context)
    {
        var language = ((ILanguageView)context.Model.ToObjectValue()).Language;
        var phrase = values.Names.Aggregate(new Phrase(key.ToStringValue()), (said, name) => said.With(name, ValueOf(values[name])));
        return new StringValue(phrases.Render(phrase, language));
    }

    private static PhraseValue ValueOf(FluidValue value) => value.Type == FluidValues.Number ? value.ToNumberValue() : value.ToStringValue();

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();
}

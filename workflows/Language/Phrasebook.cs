using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace Onboarding.Workflows.Language;

/// <summary>
/// Every sentence that a person reads, by key and language. Texts are <c>templates/texts/{area}.{language}.json</c>, all areas merged;
/// each is a Liquid template over the phrase's values, which are formatted for the reader's locale first. Nothing is HTML-encoded here.
/// </summary>
public sealed class Phrasebook
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = WithFilters(new() { StrictVariables = true, StrictFilters = true });

    private readonly Dictionary<string, Dictionary<string, IFluidTemplate>> _texts;

    private Phrasebook(Dictionary<string, Dictionary<string, IFluidTemplate>> texts) => _texts = texts;

    /// <summary>Reads every text of <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidDataException">A file is not a flat JSON object of texts, a key appears twice, or a text is no valid template.</exception>
    public static Phrasebook Load(string folder) =>
        new(Languages.All.ToDictionary(language => language, language => LoadLanguage(folder, language)));

    /// <summary>Every key that has a text in <paramref name="language"/>.</summary>
    public IEnumerable<string> KeysIn(string language) => _texts[language].Keys;

    /// <summary>True when the phrase book has the key.</summary>
    public bool Has(string key) => _texts[Languages.English].ContainsKey(key);

    /// <summary>The sentence in <paramref name="language"/>; English for a language the product does not speak.</summary>
    /// <exception cref="KeyNotFoundException">There is no text for the key.</exception>
    /// <exception cref="InvalidOperationException">The text uses a value that the phrase does not have.</exception>
    public string Render(Phrase phrase, string language)
    {
        var spoken = Languages.IsSupported(language) ? language : Languages.English;
        if (!_texts[spoken].TryGetValue(phrase.Key, out var text))
            throw new KeyNotFoundException($"There is no text '{phrase.Key}' in templates/texts/*.{spoken}.json.");
        var context = new TemplateContext(Options);
        foreach (var (name, value) in phrase.Values) context.SetValue(name, Format(value, spoken));
        try
        {
            return text.Render(context);
        }
        catch (FluidException fault)
        {
            throw new InvalidOperationException($"The text '{phrase.Key}' ({spoken}) cannot be rendered: {fault.Message}", fault);
        }
    }

    /// <summary>A fixed word or sentence without values.</summary>
    public string Word(string key, string language) => Render(new Phrase(key), language);

    private string Format(PhraseValue value, string language) => value switch
    {
        { PhraseKey: { } key } => Word(key, language),
        { Sentence: { } sentence } => Render(sentence, language),
        _ => ValueText.Of(value, language),
    };

    // {{ count | plural: "reading", "readings" }}: the number with its noun, as English asks for; Chinese has one form.
    private static TemplateOptions WithFilters(TemplateOptions options)
    {
        options.Filters.AddFilter("plural", (number, forms, context) =>
        {
            var text = number.ToStringValue();
            return new StringValue($"{text} {(text == "1" ? forms.At(0) : forms.At(1)).ToStringValue()}");
        });
        // What people typed becomes part of a sentence that has a full stop of its own.
        options.Filters.AddFilter("without_stop", (text, _, _) => new StringValue(text.ToStringValue().TrimEnd('.', '。', ' ')));
        return options;
    }

    private static Dictionary<string, IFluidTemplate> LoadLanguage(string folder, string language)
    {
        var texts = new Dictionary<string, IFluidTemplate>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, $"*.{language}.json").Order(StringComparer.Ordinal))
        {
            foreach (var (key, text) in Read(file))
            {
                if (!Parser.TryParse(text, out var template, out var error))
                    throw new InvalidDataException($"{file}: '{key}' is no valid Liquid template: {error}");
                if (!texts.TryAdd(key, template))
                    throw new InvalidDataException($"{file}: '{key}' already has a text in another file of the folder; remove one.");
            }
        }

        return texts;
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file), StrictJson)!;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file} must be one flat JSON object of texts, each key once: {fault.Message}", fault);
        }
    }

    private static readonly JsonSerializerOptions StrictJson = new() { AllowDuplicateProperties = false };
}

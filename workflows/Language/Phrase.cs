namespace Onboarding.Workflows.Language;

/// <summary>
/// A sentence that a person will read, kept as a key into the phrase book and its values, so that what is stored
/// once (an audit row, a reason, an error) can be read in any language later.
/// </summary>
/// <param name="Key">Key in <c>templates/texts/*.json</c>, for example <c>shortlist.too-few-vendors</c>.</param>
public sealed record Phrase(string Key)
{
    /// <summary>Values by the name under which the phrase's template uses them.</summary>
    public IReadOnlyDictionary<string, PhraseValue> Values { get; init; } = new Dictionary<string, PhraseValue>();

    /// <summary>A copy with one more value.</summary>
    public Phrase With(string name, PhraseValue value) =>
        this with { Values = new Dictionary<string, PhraseValue>(Values) { [name] = value } };
}

using System.Text.Json.Serialization;

namespace Onboarding.Workflows.Language;

/// <summary>One value of a <see cref="Phrase"/>: exactly one of its properties is set; it is formatted by the reader's locale.</summary>
public sealed record PhraseValue
{
    /// <summary>Text that is the same in every language (a name, an id, what a person typed).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; init; }

    /// <summary>A number; see <see cref="Unit"/> for how it is written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public decimal? Number { get; init; }

    /// <summary>How <see cref="Number"/> is written: <c>percent</c> (0.9 is 90%), <c>seconds</c>, <c>points</c>, a currency code, or null for a plain number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Unit { get; init; }

    /// <summary>A calendar day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateOnly? Day { get; init; }

    /// <summary>A name that has a text per language (a stage, a KPI, a checklist item).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public LocalizedText? Name { get; init; }

    /// <summary>Key of another phrase without values (a fixed word such as a stage's or a role's name).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? PhraseKey { get; init; }

    /// <summary>A sentence within a sentence (why an action was opened); it must not contain itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Phrase? Sentence { get; init; }

    /// <summary>A literal text.</summary>
    public static implicit operator PhraseValue(string text) => new() { Text = text };

    /// <summary>A plain number.</summary>
    public static implicit operator PhraseValue(decimal number) => new() { Number = number };

    /// <summary>A plain whole number.</summary>
    public static implicit operator PhraseValue(int number) => new() { Number = number };

    /// <summary>A calendar day.</summary>
    public static implicit operator PhraseValue(DateOnly day) => new() { Day = day };

    /// <summary>A text per language.</summary>
    public static implicit operator PhraseValue(LocalizedText name) => new() { Name = name };

    /// <summary>A sentence of its own.</summary>
    public static implicit operator PhraseValue(Phrase sentence) => new() { Sentence = sentence };

    /// <summary>A number with its unit.</summary>
    public static PhraseValue Of(decimal number, string unit) => new() { Number = number, Unit = unit };

    /// <summary>A fixed word out of the phrase book, for example <c>stage.pilot</c>.</summary>
    public static PhraseValue Word(string phraseKey) => new() { PhraseKey = phraseKey };
}

namespace Onboarding.Workflows.Language;

/// <summary>Numbers, units, days and names as a reader of a language expects them.</summary>
public static class ValueText
{
    /// <summary>The value as text. A <see cref="PhraseValue.PhraseKey"/> or <see cref="PhraseValue.Sentence"/> is not resolved here but by the phrase book.</summary>
    public static string Of(PhraseValue value, string language) => value switch
    {
        { Text: { } text } => text,
        { Number: { } number } => OfNumber(number, value.Unit, language),
        { Day: { } day } => OfDay(day, language),
        { Name: { } name } => name.In(language),
        _ => "",
    };

    /// <summary>A calendar day, for example <c>2 March 2026</c> or <c>2026年3月2日</c>.</summary>
    public static string OfDay(DateOnly day, string language) =>
        day.ToString(language == Languages.Chinese ? "yyyy'年'M'月'd'日'" : "d MMMM yyyy", Languages.CultureOf(language));

    private static string OfNumber(decimal number, string? unit, string language)
    {
        var culture = Languages.CultureOf(language);
        var chinese = language == Languages.Chinese;
        return unit switch
        {
            null or "" or "currency" => number.ToString("#,0.##", culture),
            "percent" => (number * 100).ToString("0.#", culture) + "%",
            "seconds" => number.ToString("#,0.#", culture) + (chinese ? " 秒" : " s"),
            "points" => number.ToString("0.#", culture) + (chinese ? " 分" : number == 1 ? " point" : " points"),
            _ => unit + " " + number.ToString(decimal.IsInteger(number) ? "#,0" : "#,0.00", culture),
        };
    }
}

using System.Text.RegularExpressions;
using FluentValidation;
using NodaTime;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Validation;

/// <summary>Rules that several requests share. A missing value passes: that it is missing is said by the shape check.</summary>
internal static partial class Rules
{
    /// <summary>Longest name, title or address.</summary>
    public const int LineLength = 200;

    /// <summary>Longest note or reason.</summary>
    public const int NoteLength = 4000;

    // RFC 5646 4.4.1: room for every tag in use.
    private const int TagLength = 35;

    private const decimal LargestAmount = 1_000_000_000_000m;

    public static IRuleBuilderOptions<T, string> IsLine<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || !string.IsNullOrWhiteSpace(value)).Says("input.blank")
            .Must(value => value is null || value.Length <= LineLength).Says(new Phrase("input.too-long").With("maximum", LineLength))
            .Must(value => value is null || !value.Any(char.IsControl)).Says("input.control-characters");

    public static IRuleBuilderOptions<T, string?> IsOptionalLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || value.Length <= LineLength).Says(new Phrase("input.too-long").With("maximum", LineLength))
            .Must(value => value is null || !value.Any(char.IsControl)).Says("input.control-characters");

    public static IRuleBuilderOptions<T, string?> IsNote<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || value.Length <= NoteLength).Says(new Phrase("input.too-long").With("maximum", NoteLength));

    /// <summary>A text that must say something, on as many lines as it takes.</summary>
    public static IRuleBuilderOptions<T, string> IsText<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || !string.IsNullOrWhiteSpace(value)).Says("input.blank")
            .Must(value => value is null || value.Length <= NoteLength).Says(new Phrase("input.too-long").With("maximum", NoteLength));

    public static IRuleBuilderOptions<T, string> IsOneOf<T>(this IRuleBuilder<T, string> rule, IReadOnlyList<string> known) =>
        rule.Must(value => value is null || known.Contains(value)).Says(new Phrase("input.one-of").With("known", string.Join(", ", known)));

    public static IRuleBuilderOptions<T, string?> IsId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || Ids().IsMatch(value)).Says("input.id");

    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || (value.Length <= LineLength && Emails().IsMatch(value))).Says("input.email");

    public static IRuleBuilderOptions<T, string> IsLanguageTag<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || (value.Length <= TagLength && LanguageTags().IsMatch(value))).Says("input.language-tag");

    public static IRuleBuilderOptions<T, string> IsCountry<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || Countries().IsMatch(value)).Says("input.country");

    public static IRuleBuilderOptions<T, string> IsCurrency<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || Currencies().IsMatch(value)).Says("input.currency");

    public static IRuleBuilderOptions<T, string> IsTimeZone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => value is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null).Says("input.time-zone");

    public static IRuleBuilderOptions<T, decimal> IsShare<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.Must(value => value is >= 0 and <= 1).Says("input.share");

    public static IRuleBuilderOptions<T, decimal> IsAmount<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.Must(value => value is >= 0 and <= LargestAmount).Says(new Phrase("input.between").With("minimum", 0).With("maximum", LargestAmount));

    public static IRuleBuilderOptions<T, decimal?> IsAmount<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.Must(value => value is null or (>= 0 and <= LargestAmount)).Says(new Phrase("input.between").With("minimum", 0).With("maximum", LargestAmount));

    public static IRuleBuilderOptions<T, int> IsBetween<T>(this IRuleBuilder<T, int> rule, int minimum, int maximum) =>
        rule.Must(value => value >= minimum && value <= maximum)
            .Says(new Phrase("input.between").With("minimum", minimum).With("maximum", maximum));

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasItems<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int maximum) =>
        rule.Must(items => items is null || items.Count > 0).Says("input.empty-list").HasAtMost(maximum);

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasAtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int maximum) =>
        rule.Must(items => items is null || items.Count <= maximum).Says(new Phrase("input.too-many").With("maximum", maximum));

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> HasNoRepeats<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(items => items is null || items.Distinct().Count() == items.Count).Says("input.repeats");

    // Ended by \z everywhere: $ would let a line break at the end pass.
    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?\\z")]
    private static partial Regex Ids();

    // Deliberately plain: one @, a dot in the domain, no blanks. Whether it exists, the mail server knows.
    [GeneratedRegex("^[^@\\s<>\",;:()\\[\\]\\\\]+@[^@\\s<>\",;:()\\[\\]\\\\]+\\.[^@\\s.<>\",;:()\\[\\]\\\\]+\\z")]
    private static partial Regex Emails();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z")]
    private static partial Regex LanguageTags();

    [GeneratedRegex("^[A-Z]{2}\\z")]
    private static partial Regex Countries();

    [GeneratedRegex("^[A-Z]{3}\\z")]
    private static partial Regex Currencies();
}

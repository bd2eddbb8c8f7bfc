using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>Countries and regions to choose from: ISO 3166-1 codes with the names of the Unicode CLDR, as <c>country.{code}</c> in the texts.</summary>
internal static class Countries
{
    private const string Prefix = "country.";

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<(string Code, string Name)> Of(Phrasebook phrases, string language) => phrases.KeysIn(language)
        .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(key => (Code: key[Prefix.Length..], Name: phrases.Word(key, language)))
        .OrderBy(one => one.Name, StringComparer.Create(Languages.CultureOf(language), ignoreCase: true));
}

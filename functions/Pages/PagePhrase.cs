using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>Sentences that programs get with ids in them, which a person who has a link beside them does not need.</summary>
internal static class PagePhrase
{
    /// <summary>Key's end of the text that pages show in place of the other.</summary>
    public const string Suffix = ".page";

    /// <summary>The sentence as pages show it.</summary>
    public static Phrase Of(Phrase phrase, Phrasebook phrases) => phrases.Has(phrase.Key + Suffix) ? phrase with { Key = phrase.Key + Suffix } : phrase;
}

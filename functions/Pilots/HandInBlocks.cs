using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pilots;

/// <summary>Puts what readings would change into words; <c>_reading-changes</c> draws it.</summary>
public sealed class HandInBlocks(Phrasebook phrases)
{
    // A person looks at so many; a wrong export shows in fewer.
    private const int MostCorrections = 200;

    /// <summary>What would change.</summary>
    /// <param name="file">The run.</param>
    /// <param name="path">Where it is confirmed.</param>
    /// <param name="preview">What would change.</param>
    /// <param name="reason">Why values are corrected; null: not said.</param>
    /// <param name="language">Language of the reader.</param>
    internal HandInBlock Of(RunFile file, string path, ReadingsPreview preview, string? reason, string language) => new()
    {
        Path = path,
        Seen = preview.Digest,
        IsNothing = preview.IsNothing,
        Counts =
        [
            phrases.Render(new Phrase("hand-in.new").With("count", preview.New.Count), language),
            phrases.Render(new Phrase("hand-in.corrected").With("count", preview.Corrected.Count), language),
            phrases.Render(new Phrase("hand-in.unchanged").With("count", preview.Unchanged), language),
        ],
        Corrections = [.. preview.Corrected.Take(MostCorrections).Select(change => Of(file, change, language))],
        MoreCorrections = preview.Corrected.Count <= MostCorrections ? ""
            : phrases.Render(new Phrase("hand-in.more-corrections").With("count", preview.Corrected.Count - MostCorrections), language),
        Reviews = preview.Reviews.Count == 0 ? ""
            : phrases.Render(new Phrase("hand-in.reviews").With("days", string.Join(language == Languages.Chinese ? "、" : ", ", preview.Reviews)), language),
        Reason = reason ?? "",
    };

    private CorrectionRow Of(RunFile file, ReadingChange change, string language)
    {
        var kpi = file.Playbook.Kpis.FirstOrDefault(one => one.Id == change.Given.Kpi);
        var unit = kpi?.Unit == "currency" ? file.Request.Budget.Currency : kpi?.Unit ?? "";
        return new CorrectionRow(
            ValueText.OfDay(change.Given.Day, language), kpi?.Name.In(language) ?? change.Given.Kpi, phrases.Word($"channel.{change.Given.Channel}", language),
            InWords(change.Former, unit, language), InWords(change.Given, unit, language));
    }

    private string InWords(Reading reading, string unit, string language) => phrases.Render(reading.Denominator is { } cases
        ? new Phrase("hand-in.share").With("count", (decimal)(reading.Numerator ?? 0)).With("total", (decimal)cases).With("source", reading.Source)
        : new Phrase("hand-in.mean").With("value", PhraseValue.Of(reading.Value ?? 0, unit)).With("cases", (decimal)(reading.Sample ?? 0)).With("source", reading.Source), language);
}

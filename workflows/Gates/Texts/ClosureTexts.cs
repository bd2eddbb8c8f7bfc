using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>How a gate round ended, in words.</summary>
public sealed class ClosureTexts(Phrasebook phrases)
{
    /// <summary>In a few words: the choice, or that it expired or was cancelled.</summary>
    public string Result(GateFile file, string language) => file.Gate.Outcome switch
    {
        { Choice: { } choice } => file.ChoiceOf(choice).Name.In(language),
        { Result: GateResult.Expired } => phrases.Word("gate.result.expired", language),
        _ => phrases.Word("gate.result.cancelled", language),
    };

    /// <summary>By whom and when.</summary>
    public string How(GateFile file, string timeZone, string language)
    {
        if (file.Gate.Cancellation is { } cancellation)
            return phrases.Render(new Phrase("gate.how.run-cancelled-because").With("at", InstantText.Of(cancellation.At, timeZone, language)).With("reason", cancellation.Reason), language);
        if (file.Gate.Outcome is not { } outcome)
            return phrases.Word(file.Gate.Status == GateStatus.Cancelled ? "gate.how.run-cancelled" : "gate.how.cancelled", language);
        var at = InstantText.Of(outcome.At, timeZone, language);
        return outcome.Choice is null
            ? phrases.Render(new Phrase("gate.how.expired").With("at", at), language)
            : phrases.Render(Decided(file, outcome).With("at", at), language);
    }

    private static Phrase Decided(GateFile file, GateOutcome outcome)
    {
        var names = LocalizedText.ListOf(outcome.DecidedBy);
        return file.IsAgainstRecommendation(outcome.Choice)
            ? new Phrase("gate.how.decided-against").With("names", names).With("recommended", file.Recommended!.Name)
            : new Phrase("gate.how.decided").With("names", names);
    }

    /// <summary>What follows from it.</summary>
    public string Next(GateFile file, string language) => file.Gate.Outcome switch
    {
        { Choice: { } choice } => phrases.Render(GateSequel.Of(file.Gate.Stage, file.ChoiceOf(choice)), language),
        { Result: GateResult.Expired } => phrases.Word("gate.next.expired", language),
        _ => phrases.Word("gate.next.cancelled", language),
    };
}

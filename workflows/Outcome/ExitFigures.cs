using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Outcome;

/// <summary>An exit on the page of its gate.</summary>
internal static class ExitFigures
{
    /// <summary>The plan and what was learned; what is not given is said so.</summary>
    public static IEnumerable<Figure> Of(ExitPlan? plan, ContractTerms? terms, ExitLessons? lessons)
    {
        if (plan is not null)
        {
            yield return new(
                new Phrase("figure.exit-days"), new Phrase("value.exit-days").With("notice", plan.NoticeGivenOn).With("last", plan.LastDayOfService));
            yield return OfNotice(plan, terms);
            yield return new(new Phrase("figure.exit-destination"), new Phrase("value.word").With("word", Of(plan.Destination)));
            yield return new(new Phrase("figure.exit-reason"), new Phrase("value.text").With("text", plan.Reason));
        }

        yield return lessons is { Items.Count: > 0 }
            ? new(new Phrase("figure.exit-lessons"), new Phrase("value.number").With("number", lessons.Items.Count))
            : new(new Phrase("figure.exit-lessons"), new Phrase("value.not-given"), "open");
    }

    private static Figure OfNotice(ExitPlan plan, ContractTerms? terms)
    {
        var label = new Phrase("figure.exit-notice");
        if (terms is null) return new Figure(label, new Phrase("value.not-given"), "open");
        var notice = ExitNotice.Of(plan, terms);
        return new Figure(
            label, new Phrase("value.exit-notice").With("given", notice.GivenDays).With("agreed", notice.AgreedDays), notice.IsKept ? "pass" : "fail");
    }

    /// <summary>A destination in words.</summary>
    public static PhraseValue Of(ExitDestination destination) =>
        PhraseValue.Word(destination == ExitDestination.InHouse ? "exit-destination.in-house" : "exit-destination.reserve-vendor");
}

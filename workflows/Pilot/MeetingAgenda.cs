using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Pilot;

/// <summary>The agenda of a meeting, from the data (S1: volumes and channel mix, KPIs, QA defects, suggestions; S0: bad ratings). Pure.</summary>
public static class MeetingAgenda
{
    // More lines than this nobody goes through in a meeting; the run's JSON has them all.
    private const int MostLines = 12;

    /// <summary>Every point, each with at least one line.</summary>
    /// <param name="file">The run.</param>
    /// <param name="readings">Readings of the pilot so far.</param>
    /// <param name="newSince">First day that no meeting has looked at yet.</param>
    /// <param name="care">What is still to be taken care of.</param>
    /// <param name="today">Today (UTC).</param>
    public static IReadOnlyList<AgendaItem> Of(RunFile file, IReadOnlyList<Reading> readings, DateOnly newSince, PilotCare care, DateOnly today) =>
    [
        Item("agenda.volumes", Volumes([.. readings.Where(reading => reading.Day >= newSince)]), "agenda.no-readings"),
        Item("agenda.kpis", KpiStanding.Of(file.Kpis, file.Request.Baseline, readings, file.Request.Budget.Currency), "agenda.no-readings"),
        Item("agenda.warnings", [.. care.Actions.Where(action => action.Kind == ActionKinds.Warning).Select(action => action.Cause)], "agenda.no-warnings"),
        Item("agenda.actions", [.. care.Actions.Select(action => Line(action, today))], "agenda.no-actions"),
        Item("agenda.ratings", Ratings(care), "agenda.no-ratings"),
        Item("agenda.defects", [.. (care.Evaluation?.CommonDefects ?? []).Select(defect => new Phrase("value.text").With("text", defect))], "agenda.no-defects"),
        Item("agenda.evaluation", Evaluation(care), "value.evaluation-none"),
        new(new Phrase("agenda.suggestions"), [new Phrase("agenda.suggestions-ask")]),
    ];

    private static AgendaItem Item(string title, IReadOnlyList<Phrase> lines, string otherwise) => new(
        new Phrase(title),
        lines.Count == 0 ? [new Phrase(otherwise)]
            : lines.Count <= MostLines ? lines
            : [.. lines.Take(MostLines), new Phrase("agenda.more").With("count", lines.Count - MostLines)]);

    // Every KPI counts other cases; the one that counts most comes nearest to the contacts of a channel.
    private static IReadOnlyList<Phrase> Volumes(IReadOnlyList<Reading> readings)
    {
        var channels = readings.GroupBy(reading => reading.Channel)
            .Select(channel => (Channel: channel.Key, Cases: channel.GroupBy(reading => reading.Kpi).Max(kpi => kpi.Sum(CasesOf))))
            .Where(channel => channel.Cases > 0)
            .OrderByDescending(channel => channel.Cases).ThenBy(channel => channel.Channel, StringComparer.Ordinal)
            .ToList();
        var all = channels.Sum(channel => channel.Cases);
        return
        [
            .. channels.Select(channel => new Phrase("agenda.volume").With("channel", PhraseValue.Word($"channel.{channel.Channel}"))
                .With("cases", channel.Cases).With("share", PhraseValue.Of(channel.Cases / all, "percent"))),
        ];
    }

    private static decimal CasesOf(Reading reading) => reading.Denominator ?? reading.Sample ?? 0;

    private static Phrase Line(CorrectiveAction action, DateOnly today) => new Phrase(action.IsOverdueOn(today) ? "agenda.action-overdue" : "agenda.action")
        .With("cause", action.Cause).With("owner", action.Owner.Name).With("due", action.Due);

    private static IReadOnlyList<Phrase> Ratings(PilotCare care) => care.Ratings.Count == 0 ? [] :
    [
        new Phrase("value.ratings").With("count", care.Ratings.Count).With("late", care.Late),
        .. care.Ratings.Select(rating => new Phrase("agenda.rating").With("reference", rating.Report.Reference)
            .With("channel", PhraseValue.Word($"channel.{rating.Report.Channel}")).With("day", rating.Report.Day).With("wrong", rating.Report.Wrong)),
    ];

    private static IReadOnlyList<Phrase> Evaluation(PilotCare care) =>
    [
        .. care.Unevaluated.Select(month => new Phrase("agenda.evaluation-missing").With("month", month)),
        .. care.Evaluation is null ? Array.Empty<Phrase>() : [care.EvaluationLine()],
    ];
}

using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>What is still to be taken care of in a pilot.</summary>
/// <param name="Actions">Open corrective actions, the first due first.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="Ratings">Open bad ratings, oldest first.</param>
/// <param name="Late">How many of them are open for longer than the playbook's days.</param>
/// <param name="Unevaluated">Months that are over and have no evaluation.</param>
/// <param name="Evaluation">The newest evaluation; null when there is none.</param>
public sealed record PilotCare(
    IReadOnlyList<CorrectiveAction> Actions, int Overdue, IReadOnlyList<BadRating> Ratings, int Late, IReadOnlyList<string> Unevaluated, MonthlyEvaluation? Evaluation)
{
    /// <summary>Weighs what was handed in. Pure.</summary>
    /// <param name="actions">Corrective actions of the run.</param>
    /// <param name="ratings">Bad ratings of the run.</param>
    /// <param name="evaluations">Evaluations of the run.</param>
    /// <param name="rules">The playbook's rules of the pilot.</param>
    /// <param name="firstDay">First day of the pilot.</param>
    /// <param name="today">Today (UTC).</param>
    public static PilotCare Of(
        IReadOnlyList<CorrectiveAction> actions, IReadOnlyList<BadRating> ratings, IReadOnlyList<MonthlyEvaluation> evaluations,
        PilotRules rules, DateOnly firstDay, DateOnly today) => new(
            [.. actions.Where(action => action.IsOpen).OrderBy(action => action.Due).ThenBy(action => action.Id, StringComparer.Ordinal)],
            actions.Count(action => action.IsOverdueOn(today)),
            [.. ratings.Where(rating => rating.IsOpen).OrderBy(rating => rating.Report.Day).ThenBy(rating => rating.Id, StringComparer.Ordinal)],
            ratings.Count(rating => rating.IsLateOn(today, rules.Ratings.CloseWithinDays)),
            EvaluationCheck.Missing([.. evaluations.Select(one => one.Month)], firstDay, today),
            evaluations.MaxBy(one => one.Month, StringComparer.Ordinal));

    /// <summary>Reads what a run has.</summary>
    public static async Task<PilotCare> ReadAsync(RunStore store, RunFile file, PilotPlan plan, DateOnly today) => Of(
        await store.ListAsync<CorrectiveAction>(file.Run.Id, "action"),
        await store.ListAsync<BadRating>(file.Run.Id, "rating"),
        await store.ListAsync<MonthlyEvaluation>(file.Run.Id, "evaluation"),
        file.Playbook.Pilot, plan.StartsOn, today);

    /// <summary>Lines of a review's decision page.</summary>
    public IReadOnlyList<Figure> Figures() =>
    [
        new(new Phrase("figure.actions"), new Phrase("value.actions").With("count", Actions.Count).With("overdue", Overdue), Overdue > 0 ? "fail" : null),
        new(new Phrase("figure.ratings"), new Phrase("value.ratings").With("count", Ratings.Count).With("late", Late), Late > 0 ? "fail" : null),
        Unevaluated.Count > 0
            ? new(new Phrase("figure.evaluation"), new Phrase("value.evaluation-missing").With("months", LocalizedText.ListOf(Unevaluated)), "open")
            : new(new Phrase("figure.evaluation"), EvaluationLine()),
    ];

    /// <summary>The newest evaluation in a sentence.</summary>
    public Phrase EvaluationLine() => Evaluation is not { } newest
        ? new Phrase("value.evaluation-none")
        : new Phrase("value.evaluation").With("month", newest.Month).With("agents", newest.Agents.Count)
            .With("retrain", newest.Agents.Count(one => one.Verdict == AgentVerdict.Retrain))
            .With("replace", newest.Agents.Count(one => one.Verdict == AgentVerdict.Replace));
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Requirements;

/// <summary>Writes the case of the requirements gate: fit, budget, timeline.</summary>
[DurableTask]
public sealed class PrepareRequirementsGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Requirements, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Requirements, CaseOf(file, submission.Note));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, string? note)
    {
        var assessment = RequirementsAssessment.Of(file);
        return new GateCase
        {
            Question = new Phrase("gate-question.requirements").With("title", file.Run.Title),
            Recommendation = assessment.Fit.Advice == FitAdvice.StayInHouse ? ChoiceIds.Reject : ChoiceIds.Approve,
            Reasons =
            [
                new Phrase($"fit.advice-{assessment.Fit.Advice.ToString().ToLowerInvariant()}"),
                .. assessment.Fit.Reasons,
                .. assessment.BudgetReview.Warnings,
                new Phrase($"delivery.{file.Request.DeliveryModel}"),
            ],
            Figures =
            [
                .. NeedFigures(file.Request), .. VolumeFigures(file.Request), .. BudgetFigures(file.Request.Budget, assessment),
                .. SplitFigures(assessment), .. StandardFigures(file, assessment), PlaybookFigure(file.Playbook),
            ],
            Note = note,
        };
    }

    // Why it is done at all, in the company's words; nothing when nothing was said.
    private static IEnumerable<Figure> NeedFigures(OnboardingRequest request) =>
    [
        .. request.Situation.Pains.Select(pain => new Figure(new Phrase("figure.pain"), Text(pain))),
        .. request.Situation.Goals.Select(goal => new Figure(new Phrase("figure.goal"), Text(goal))),
        .. request.Coverage.LocalExpectations.Select(one => new Figure(new Phrase("figure.local-expectation").With("market", one.Market), Text(one.Text))),
    ];

    private static IEnumerable<Figure> VolumeFigures(OnboardingRequest request) =>
    [
        new(new Phrase("figure.weekly-contacts"), Number(request.Volumes.WeeklyContacts)),
        new(new Phrase("figure.peak-contacts"), Number(request.Volumes.PeakWeeklyContacts)),
    ];

    private static IEnumerable<Figure> BudgetFigures(Budget budget, RequirementsAssessment assessment) =>
    [
        new(new Phrase("figure.first-year-cost"), Money(assessment.Budget.Total, budget.Currency)),
        new(new Phrase("figure.saving"), Share(assessment.Budget.Saving)),
        new(new Phrase("figure.buffer"), Share(budget.BufferShare), assessment.BudgetReview.Buffer == BufferVerdict.InRange ? "pass" : "fail"),
        new(new Phrase("figure.pricing-model"), new Phrase("value.text").With("text", PhraseValue.Word($"pricing-model.{budget.PricingModel}"))),
        new(new Phrase("figure.timeline"), new Phrase("value.weeks").With("from", assessment.Timeline.FromWeeks).With("to", assessment.Timeline.ToWeeks)),
    ];

    // One side takes everything, or each part is named.
    private static IEnumerable<Figure> SplitFigures(RequirementsAssessment assessment) => assessment.Fit.Advice == FitAdvice.Hybrid
        ? assessment.Split.Select(line => new Figure(line.Work, TakenBy(line)))
        : assessment.Split.Take(1).Select(line => new Figure(new Phrase("split.everything"), TakenBy(line with { Share = null })));

    private static Phrase TakenBy(WorkShare line)
    {
        var taken = new Phrase(line.Share is null ? "split.taken-by" : "split.taken-by-share")
            .With("taker", PhraseValue.Word($"work-taker.{line.TakenBy.ToString().ToLowerInvariant()}"));
        return line.Share is { } share ? taken.With("share", PhraseValue.Of(share, "percent")) : taken;
    }

    private static IEnumerable<Figure> StandardFigures(RunFile file, RequirementsAssessment assessment) => assessment.Standards.Select(standard => new Figure(
        new Phrase("figure.standard").With("kpi", standard.Kpi.Name), standard.Summary(file.Request.Budget.Currency)));

    private static Figure PlaybookFigure(Playbook playbook) =>
        new(new Phrase("figure.playbook"), new Phrase("value.playbook").With("name", playbook.Name).With("version", playbook.Version));

    private static Phrase Text(string text) => new Phrase("value.text").With("text", text);

    private static Phrase Number(decimal number) => new Phrase("value.number").With("number", number);

    private static Phrase Share(decimal share) => new Phrase("value.number").With("number", PhraseValue.Of(share, "percent"));

    private static Phrase Money(decimal amount, string currency) => new Phrase("value.number").With("number", PhraseValue.Of(decimal.Round(amount), currency));
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
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
        var request = file.Request;
        var fit = FitCheck.Of(request, file.Playbook.Requirements);
        var budget = BudgetPlan.Of(request.Budget);
        var weeks = TimelineEstimate.Of(request);
        var isBuffered = request.Budget.BufferShare >= file.Playbook.Requirements.MinimumBufferShare;
        return new GateCase
        {
            Question = new Phrase("gate-question.requirements").With("title", file.Run.Title),
            Recommendation = fit.Advice == FitAdvice.StayInHouse ? ChoiceIds.Reject : ChoiceIds.Approve,
            Reasons = [new Phrase($"fit.advice-{fit.Advice.ToString().ToLowerInvariant()}"), .. fit.Reasons],
            Figures =
            [
                new(new Phrase("figure.weekly-contacts"), Number(request.Volumes.WeeklyContacts)),
                new(new Phrase("figure.peak-contacts"), Number(request.Volumes.PeakWeeklyContacts)),
                new(new Phrase("figure.first-year-cost"), Money(budget.Total, request.Budget.Currency)),
                new(new Phrase("figure.saving"), new Phrase("value.number").With("number", PhraseValue.Of(budget.Saving, "percent"))),
                new(new Phrase("figure.buffer"), new Phrase("value.number").With("number", PhraseValue.Of(request.Budget.BufferShare, "percent")), isBuffered ? "pass" : "fail"),
                new(new Phrase("figure.playbook"), new Phrase("value.playbook").With("name", file.Playbook.Name).With("version", file.Playbook.Version)),
                new(new Phrase("figure.timeline"), new Phrase("value.weeks").With("from", weeks.FromWeeks).With("to", weeks.ToWeeks)),
            ],
            Note = note,
        };
    }

    private static Phrase Number(decimal number) => new Phrase("value.number").With("number", number);

    private static Phrase Money(decimal amount, string currency) => new Phrase("value.number").With("number", PhraseValue.Of(decimal.Round(amount), currency));
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Writes the case of the training gate: certified agents against what the pilot needs.</summary>
[DurableTask]
public sealed class PrepareTrainingGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var plan = await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan);
        var agents = await store.ListAsync<Agent>(input.RunId, "agent");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Training, file.Run.Round));
        var coverage = CertificationCoverage.Of(agents, file.Playbook.Training.Modules, plan.Staffing);
        await gates.PrepareAsync(input, StageIds.Training, CaseOf(plan, agents.Count, coverage, submission.Note));
        return true;
    }

    internal static GateCase CaseOf(PilotPlan plan, int agents, CertificationCoverage coverage, string? note) => new()
    {
        Question = new Phrase("gate-question.training").With("segment", plan.Segment).With("start", plan.StartsOn).With("days", plan.LengthDays),
        Recommendation = coverage.IsMet ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
        Reasons = coverage.IsMet ? [new Phrase("training.covered").With("count", coverage.Certified)] : coverage.Missing(),
        Figures =
        [
            new(new Phrase("figure.certified"), new Phrase("value.of").With("count", coverage.Certified).With("total", agents)),
            .. coverage.Needs.Select(need => new Figure(
                new Phrase("figure.need").With("language", need.Need.Language).With("channel", PhraseValue.Word($"channel.{need.Need.Channel}")),
                new Phrase("value.of").With("count", need.Covered).With("total", need.Need.Agents),
                need.IsMet ? "pass" : "fail")),
        ],
        Note = note,
    };
}

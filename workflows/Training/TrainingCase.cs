using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Training;

/// <summary>The case of the training gate: certified agents against what the pilot needs, the plan, and certificates that end too early. Pure.</summary>
internal static class TrainingCase
{
    public static GateCase Of(RunFile file, TrainingFile given, PilotPlan pilot, string? note, DateOnly today)
    {
        var coverage = given.Roster.CoverageOn(today)!;
        var expiring = ExpiringCertificate.Within(pilot, given.Roster.Agents, given.Roster.Scope);
        return new GateCase
        {
            Question = new Phrase("gate-question.training").With("segment", pilot.Segment).With("start", pilot.StartsOn).With("days", pilot.LengthDays),
            Recommendation = coverage.IsMet ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
            Reasons =
            [
                .. coverage.IsMet ? [new Phrase("training.covered").With("count", coverage.Certified)] : coverage.Missing(),
                .. expiring.Select(one => one.Message),
            ],
            Figures =
            [
                new(new Phrase("figure.certified"), new Phrase("value.of").With("count", coverage.Certified).With("total", given.Roster.Agents.Count)),
                .. coverage.Needs.Select(FigureOf),
                PlanFigure(given),
                .. file.Playbook.Training.Items.Count == 0 ? [] : ChecklistReadiness.Figures(file.Playbook.ChecklistOf(StageIds.Training), given.Items, today),
            ],
            Note = note,
        };
    }

    private static Figure FigureOf(NeedCoverage need) => new(
        new Phrase("figure.need").With("language", LanguageTag.NameOf(need.Need.Language)).With("channel", PhraseValue.Word($"channel.{need.Need.Channel}")),
        new Phrase("value.of").With("count", need.Covered).With("total", need.Need.Agents),
        need.IsMet ? "pass" : "fail");

    private static Figure PlanFigure(TrainingFile given)
    {
        var label = new Phrase("figure.training-plan");
        if (given.Plan is not { } plan) return new Figure(label, new Phrase("value.not-given"), "open");
        var (all, leftOut) = (given.Roster.Scope.OfRun.Count, TrainingPlanCheck.LeftOut(plan, given.Roster.Scope).Count);
        return new Figure(
            label,
            new Phrase(plan.IsAgreed ? "value.training-plan" : "value.training-plan-open").With("count", all - leftOut).With("total", all),
            plan.IsAgreed && leftOut == 0 ? "pass" : "open");
    }
}

using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Outcome;

/// <summary>The ramp on the pages of its gates.</summary>
internal static class RampFigures
{
    /// <summary>One line for each time that a step was taken, in the playbook's order.</summary>
    public static IReadOnlyList<Figure> OfSteps(ScaleUpRules rules, IReadOnlyList<RampStepResult> results) =>
    [
        .. from step in rules.Steps
           from result in results.Where(result => result.Step == step.Id).OrderBy(result => result.Attempt)
           select OfStep(step, result),
    ];

    /// <summary>One line for each thing that is confirmed with a step: of how many steps it was.</summary>
    public static IEnumerable<Figure> OfConfirmations(ScaleUpRules rules, IReadOnlyList<RampConfirmation> confirmed) =>
        from item in rules.Confirmations
        let count = rules.Steps.Count(step => confirmed.Any(one => one.Step == step.Id && one.Id == item.Id))
        select new Figure(
            new Phrase("figure.ramp-confirmation").With("item", item.Name),
            new Phrase("value.of").With("count", count).With("total", rules.Steps.Count),
            count == rules.Steps.Count ? "pass" : "open");

    private static Figure OfStep(ScaleUpStep step, RampStepResult result) => new(
        new Phrase("figure.ramp-step-days").With("step", step.Name).With("from", result.From).With("to", result.To),
        new Phrase("value.ramp-step").With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count),
        result.Failed.Count > 0 ? "fail" : result.Passed > 0 ? "pass" : "open");
}

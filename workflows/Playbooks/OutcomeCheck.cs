using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>What a schema cannot say of the ramp and of proofs.</summary>
internal static class OutcomeCheck
{
    /// <summary>Every error of the ramp.</summary>
    public static IEnumerable<PlaybookError> OfScaleUp(Playbook playbook)
    {
        var rules = playbook.ScaleUp;
        foreach (var error in PlaybookCheck.Twice("scaleUp.steps", rules.Steps.Select(step => step.Id))) yield return error;
        foreach (var error in PlaybookCheck.Twice("scaleUp.confirmations", rules.Confirmations.Select(item => item.Id))) yield return error;
        foreach (var (place, step) in rules.Steps.Index().SkipLast(1))
        {
            if (step.Adds?.Hours is { } hours && RampAddition.LongestHours.Contains(hours))
                yield return new($"scaleUp.steps[{place}].adds.hours", new Phrase("playbook.hours-last").With("hours", hours));
        }

        if (rules.Stop is not null && !playbook.Gates.ContainsKey(GateIds.RampStop))
            yield return new($"gates.{GateIds.RampStop}", new Phrase("playbook.ramp-stop-missing"));
    }

    /// <summary>Every error of a checklist: what needs a proof is needed itself.</summary>
    public static IEnumerable<PlaybookError> OfChecklist(string path, ChecklistRules rules) =>
        from item in rules.Items.Index()
        where item.Item.Proof is not null && (item.Item.Waivable || !item.Item.Required)
        select new PlaybookError($"{path}.items[{item.Index}].waivable", new Phrase("playbook.proof-needed"));
}

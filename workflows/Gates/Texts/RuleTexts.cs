using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>How answers make a decision at a gate, in sentences. Pure: what is told is what <see cref="GateDecision"/> does.</summary>
internal static class RuleTexts
{
    /// <summary>The rule, for as many people as are asked.</summary>
    public static Phrase Of(GateFile file)
    {
        var (policy, asked) = (file.Policy, file.Seats.Count);
        var needed = GateDecision.NeededOf(policy, asked);
        return policy.Rule switch
        {
            _ when asked == 1 && file.Approvals.Count == 1 => new Phrase("gate.rule.you"),
            GateRule.All => new Phrase("gate.rule.all"),
            GateRule.Any => new Phrase("gate.rule.any"),
            GateRule.Sequential => new Phrase("gate.rule.sequential"),
            GateRule.AllAnswered => new Phrase("gate.rule.all-answered"),
            GateRule.Percentage => new Phrase("gate.rule.percentage").With("needed", needed).With("asked", asked),
            _ when needed == 1 => new Phrase("gate.rule.any"),
            _ => new Phrase("gate.rule.quorum").With("quorum", needed),
        };
    }

    /// <summary>Who has a veto; null when nobody but those who decide anyway.</summary>
    public static Phrase? VetoOf(GateFile file)
    {
        var holders = GateTurn.InOrder(file.Seats).Where(one => file.Policy.VetoRoles.Contains(one.Approver.Role)).ToList();
        return holders.Count == 0 || file.Seats.Count == 1
            ? null
            : new Phrase("gate.rule.veto").With("names", LocalizedText.ListOf([.. holders.Select(one => one.Approver.Name)]));
    }
}

using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>What is told of a decision that sends the run back to an earlier stage: to where, by whom and why. Pure.</summary>
internal static class SendingBack
{
    /// <summary>Kind of the audit entry.</summary>
    public const string Kind = "run.sent-back";

    /// <summary>The entry that stands beside the decision's own; none for a decision that sends the run nowhere.</summary>
    public static IEnumerable<AuditEntry> EntriesOf(GateFile file, GateDecision decision)
    {
        if (decision.ReturnTo is not { } stage) yield break;
        yield return AuditEntry.BySystem(Kind, new Phrase("audit.run.sent-back").With("gate", file.Policy.Name)
            .With("stage", PhraseValue.Word($"stage.{stage}")).With("choice", decision.Choice.Name)
            .With("names", LocalizedText.ListOf(decision.DecidedBy)).With("reasons", string.Join(" / ", ReasonsOf(file, decision))));
    }

    // An answer that does not advance is never taken without a comment.
    private static IEnumerable<string> ReasonsOf(GateFile file, GateDecision decision) => file.Approvals
        .Where(one => one.Choice == decision.Choice.Id && one.Comment is not null)
        .OrderBy(one => one.AnsweredAt).ThenBy(one => one.ApproverKey, StringComparer.Ordinal)
        .Select(one => one.Comment!);
}

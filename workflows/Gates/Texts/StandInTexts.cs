using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Who is asked in whose place, in words.</summary>
internal static class StandInTexts
{
    /// <summary>In whose place somebody is asked and why.</summary>
    public static Phrase Of(StandIn place) =>
        new Phrase(place.Cause == StandInCause.Delegation ? "gate.in-place-of.delegation" : "gate.in-place-of.escalation").With("name", place.Name);

    /// <summary>Who is asked, or answered, in the place of a part; null: nobody.</summary>
    public static Phrase? TakenOver(GateFile file, Approval approval) => approval switch
    {
        { PassedOn: { } passed } => new Phrase("gate.person-delegated").With("name", passed.ToName),
        _ when file.AnsweredInPlaceOf(approval) is { } other => new Phrase("gate.person-replaced").With("name", other.Approver.Name),
        _ => null,
    };

    /// <summary>The same to the one whose part it is, with day and reason; null: nobody.</summary>
    public static Phrase? TakenOverAt(GateFile file, Approval approval, string language)
    {
        if (approval.PassedOn is { } passed)
        {
            var what = new Phrase(passed.Reason is null ? "gate.taken-over.delegated" : "gate.taken-over.delegated-because")
                .With("name", passed.ToName).With("until", passed.Until).With("at", InstantText.Of(passed.At, approval.Approver.TimeZone, language));
            return passed.Reason is { } reason ? what.With("reason", reason) : what;
        }

        return file.AnsweredInPlaceOf(approval) is { AnsweredAt: { } at } other
            ? new Phrase("gate.taken-over.answered").With("name", other.Approver.Name).With("at", InstantText.Of(at, approval.Approver.TimeZone, language))
            : null;
    }
}

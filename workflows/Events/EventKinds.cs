namespace Onboarding.Workflows.Events;

/// <summary>Which entries of a run's audit are told to webhooks. One entry of such a kind is one event; nothing else is ever told.</summary>
public static class EventKinds
{
    private const string Prefix = "onboarding.";

    private static readonly string[] Kinds =
    [
        "run.started", "run.took-over", "run.scaled-up", "run.handed-over", "run.ended", "run.failed", "run.cancelled", "run.sent-back", "run.paused", "run.resumed",
        "stage.entered", "stage.submitted", "stage.reopened",
        "gate.opened", "gate.decided", "gate.expired",
        "kpis.judged", "review.recorded", "scale-up.step", "pilot.warning", "action.opened",
        "vendor-submission.received",
    ];

    private static readonly HashSet<string> Known = [.. Kinds];

    /// <summary>Every event type, as <c>Events:Webhooks:N:Types</c> may name it.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Kinds.Select(TypeOf)];

    /// <summary>True when an audit entry of this kind is an event.</summary>
    public static bool Contains(string kind) => Known.Contains(kind);

    /// <summary>The event type of an audit kind, for example <c>onboarding.gate.decided</c>.</summary>
    public static string TypeOf(string kind) => Prefix + kind;
}

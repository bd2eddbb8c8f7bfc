using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Storage;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What a run takes in beside the work of its stages: corrective actions at any time, and what the running service brings.</summary>
internal static class RunningInputs
{
    /// <summary>Id of the input of corrective actions.</summary>
    public const string Actions = "action";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<MonthCost>("cost", StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations)
        {
            Row = "cost",
            Key = [Line("month")],
            Entries = (_, _) => [Amount("amount").Needed],
            NameOf = (_, key, _) => key,
            StaysOpen = true,
            AuditKinds = ["cost.given"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutCost>().PutAsync(run, input, cancellation),
        },
        new WorkInput<SecurityAudit>("security-audit", StageIds.Operations)
        {
            Row = "security-audit",
            Key = [Day("on")],
            Entries = (_, _) => [Choice("result", facts => facts.Values<AuditResult>("audit-result")).Needed, Area("findings"), Line("evidence").Needed],
            NameOf = (facts, _, stored) => ValueText.OfDay(stored.Deserialize<SecurityAudit>(RunJson.Options)!.On, facts.Language),
            StaysOpen = true,
            AuditKinds = ["security-audit."],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutSecurityAudit>().PutAsync(run, input, cancellation),
        },
        new WorkInput<ActionEntry>(Actions, StageIds.All)
        {
            Row = "action",
            Key = [Line("id")],
            IdFrom = "cause",
            Entries = (_, key) =>
            [
                .. key.Length == 0 ? [Area("cause").Needed] : Array.Empty<WorkEntry>(),
                Choice("owner", facts => facts.Addresses).Needed, Day("due").Needed,
                Choice("status", facts => facts.Values<ActionStatus>("action-status")).Needed, Area("result"),
            ],
            Shown = (_, _, stored) => ShownOf(stored),
            QuietIn = [StageIds.Requirements, StageIds.Shortlist, StageIds.Contract, StageIds.Integration, StageIds.Training],
            Standing = stored => $"action-status.{stored["status"]}",
            NameOf = (facts, _, stored) => facts.Phrases.Render(stored["cause"].Deserialize<Phrase>(RunJson.Options)!, facts.Language),
            KeepsRest = false,
            StaysOpen = true,
            AuditKinds = ["action."],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutAction>().PutAsync(run, input, cancellation),
        },
    ];

    private static JsonObject ShownOf(JsonNode? stored) => stored.Deserialize<CorrectiveAction>(RunJson.Options) is not { } action
        ? new JsonObject { ["status"] = Pages.PageWords.WordOf(ActionStatus.Open) }
        : new JsonObject
        {
            ["owner"] = action.Owner.Email,
            ["due"] = action.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["status"] = Pages.PageWords.WordOf(action.Status),
            ["result"] = action.Result,
        };
}

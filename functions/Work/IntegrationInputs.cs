using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What integration takes in beside its checklist.</summary>
internal static class IntegrationInputs
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<Connection>("connection", StageIds.Integration)
        {
            Row = "connection",
            Key = [Line("id")],
            IdFrom = "system",
            Entries = (_, _) =>
            [
                Choice("system", facts => facts.Systems).Needed, Choice("direction", facts => facts.Worded(Known.Flows, "flow")).Needed,
                Choice("authentication", facts => facts.Worded(Known.Authentications, "authentication")).Needed,
                Choice("environment", facts => facts.Worded(Known.Environments, "environment")).Needed,
                Choice("status", facts => facts.Values<ConnectionStatus>("connection")).Needed, Day("testedOn"), Line("evidence"),
            ],
            AuditKinds = ["integration.connection"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutIntegrationPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<AccessRole>("access", StageIds.Integration)
        {
            Row = "access",
            Key = [Line("role")],
            Entries = (_, _) =>
            [
                Several("systems", facts => facts.Systems).Needed, Several("permissions", facts => facts.Worded(Known.Permissions, "permission")).Needed,
                Area("justification"), Flag("multiFactor"), Choice("approvedBy", facts => facts.People).Needed, Day("reviewOn").Needed,
            ],
            AuditKinds = ["integration.access"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutIntegrationPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<TestCaseReport>("test-case", StageIds.Integration)
        {
            Row = "test-case",
            Key = [Line("id")],
            Entries = (_, _) =>
            [
                Line("title").Needed, Choice("channel", facts => facts.Channels).Needed, Area("steps").Needed, Line("expected").Needed,
                Count("attempt").Needed, Choice("result", facts => facts.Values<TestResult>("test")).Needed, Day("runOn").Needed, Line("by").Needed, Area("note"),
            ],
            Expected = facts => (facts.Playbook.IntegrationChecks?.TestCases ?? [])
                .Where(one => one.Channel is null || facts.File.Request.Scope.Channels.Contains(one.Channel)).Select(one => (one.Id, facts.In(one.Name))),
            Shown = NextAttempt,
            KeepsRest = false,
            AuditKinds = ["integration.test"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutIntegrationPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<ContinuityTest>("continuity-test", StageIds.Integration)
        {
            Row = "continuity-test",
            IsSingle = true,
            Entries = (_, _) => [Line("scenario").Needed, Day("testedOn").Needed, Count("recoveryMinutes").Needed, Line("evidence").Needed],
            AuditKinds = ["integration.continuity"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutIntegrationPart>().PutAsync(run, input, cancellation),
        },
        new WorkInput<MigrationBatch>("migration", StageIds.Integration)
        {
            Row = "migration",
            Key = [Line("id")],
            IdFrom = "name",
            Entries = (_, _) =>
            [
                Line("name").Needed, Count("sourceCount").Needed, Count("targetCount").Needed, Line("sourceChecksum").Needed,
                Line("targetChecksum").Needed, Flag("encrypted"), Flag("permissionsChecked"),
            ],
            AuditKinds = ["migration."],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutMigrationBatch>().PutAsync(run, input, cancellation),
        },
    ];

    // A case keeps every attempt; its form takes the next one.
    private static JsonObject NextAttempt(WorkFacts facts, string key, JsonNode? stored)
    {
        if (stored?.Deserialize<TestCase>(RunJson.Options) is not { } known)
        {
            var asked = facts.Playbook.IntegrationChecks?.TestCases.FirstOrDefault(one => one.Id == key);
            var first = new JsonObject { ["attempt"] = 1 };
            if (asked is not null) (first["title"], first["channel"]) = (facts.In(asked.Name), asked.Channel);
            return first;
        }

        return new JsonObject
        {
            ["title"] = known.Title,
            ["channel"] = known.Channel,
            ["steps"] = new JsonArray([.. known.Steps.Select(step => JsonValue.Create(step))]),
            ["expected"] = known.Expected,
            ["attempt"] = known.Attempts.Count == 0 ? 1 : known.Attempts[^1].Number + 1,
        };
    }
}

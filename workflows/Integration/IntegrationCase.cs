using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Integration;

/// <summary>The case of the integration gate: checklist, migrated data, systems, tests and access. Pure.</summary>
internal static class IntegrationCase
{
    public static GateCase Of(RunFile file, IntegrationFile given, string? note, DateOnly today)
    {
        IReadOnlyList<Phrase> problems =
        [
            .. MigrationCheck.Problems(given.Batches),
            .. given.TestCases.Where(one => one.Result is TestResult.Failed or TestResult.Blocked)
                .Select(one => new Phrase("integration.test-not-passed").With("case", one.Title).With("result", ResultOf(one))),
            .. AccessCheck.Concerns(given.Access, today),
        ];
        return new GateCase
        {
            Question = new Phrase("gate-question.integration").With("vendor", file.Run.CalledVendor),
            Recommendation = problems.Count == 0 ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
            Reasons = problems.Count == 0 ? [new Phrase("integration.whole").With("count", given.Batches.Count)] : problems,
            Figures =
            [
                .. ChecklistReadiness.Figures(file.Playbook.Integration, given.Items, today),
                .. given.Batches.Select(FigureOf),
                .. file.Playbook.IntegrationChecks is { } checks ? FiguresOf(file, given, checks) : [],
            ],
            Note = note,
        };
    }

    private static IEnumerable<Figure> FiguresOf(RunFile file, IntegrationFile given, IntegrationChecks checks)
    {
        var systems = ConnectionCheck.NeededFor(checks.Systems, file.Request.Scope.Channels, given.Items).ToList();
        yield return Counted("figure.connections", systems.Count(system => ConnectionCheck.IsTested(system, given.Connections)), systems.Count);
        var needed = TestCaseCheck.NeededFor(checks.TestCases, file.Request.Scope.Channels).ToList();
        var missing = TestCaseCheck.Missing(checks.TestCases, file.Request.Scope.Channels, given.TestCases).Count;
        yield return Counted("figure.test-cases", needed.Count - missing, needed.Count);
        foreach (var retested in given.TestCases.Where(one => one.Attempts.Count > 1))
            yield return new Figure(new Phrase("figure.retested").With("case", retested.Title), new Phrase("value.retested").With("count", retested.Attempts.Count).With("result", ResultOf(retested)));
        yield return AccessFigure(given.Access);
        if (checks.RecoveryObjectiveMinutes is { } objective) yield return ContinuityFigure(given.Continuity, checks, objective);
    }

    private static Figure FigureOf(MigrationBatch batch) => new(
        new Phrase("figure.migration").With("batch", batch.Name),
        new Phrase("value.of").With("count", (decimal)batch.TargetCount).With("total", (decimal)batch.SourceCount),
        MigrationCheck.IsWhole(batch) ? "pass" : "fail");

    private static Figure Counted(string label, int count, int total) =>
        new(new Phrase(label), new Phrase("value.of").With("count", count).With("total", total), count == total ? "pass" : "fail");

    private static Figure AccessFigure(IReadOnlyList<AccessRole> roles) => new(
        new Phrase("figure.access"),
        new Phrase("value.access").With("count", roles.Count).With("changing", roles.Count(AccessCheck.MayChange)).With("guarded", roles.Count(role => role.MultiFactor)));

    private static Figure ContinuityFigure(ContinuityTest? test, IntegrationChecks checks, int objective) => test is null
        ? new Figure(new Phrase("figure.continuity"), new Phrase("value.not-given"), "open")
        : new Figure(
            new Phrase("figure.continuity"),
            new Phrase("value.continuity").With("minutes", test.RecoveryMinutes).With("objective", objective),
            ContinuityCheck.IsInTime(test, checks) ? "pass" : "fail");

    private static PhraseValue ResultOf(TestCase one) => PhraseValue.Word($"test.{one.Result.ToString()!.ToLowerInvariant()}");
}

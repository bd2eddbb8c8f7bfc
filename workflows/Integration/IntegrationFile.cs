using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Everything that was handed in for integration.</summary>
/// <param name="Items">States of the checklist's items.</param>
/// <param name="Batches">Migrated data.</param>
/// <param name="Connections">Connections.</param>
/// <param name="Access">The access matrix.</param>
/// <param name="TestCases">End-to-end test cases.</param>
/// <param name="Continuity">Continuity test; null: not given.</param>
public sealed record IntegrationFile(
    IReadOnlyList<ChecklistItem> Items,
    IReadOnlyList<MigrationBatch> Batches,
    IReadOnlyList<Connection> Connections,
    IReadOnlyList<AccessRole> Access,
    IReadOnlyList<TestCase> TestCases,
    ContinuityTest? Continuity)
{
    /// <summary>Reads what a run handed in.</summary>
    public static async Task<IntegrationFile> ReadAsync(RunStore store, string runId, CancellationToken cancellation = default) => new(
        await store.ListAsync<ChecklistItem>(runId, $"item:{StageIds.Integration}", cancellation),
        await store.ListAsync<MigrationBatch>(runId, "migration", cancellation),
        await store.ListAsync<Connection>(runId, "connection", cancellation),
        await store.ListAsync<AccessRole>(runId, "access", cancellation),
        await store.ListAsync<TestCase>(runId, "test-case", cancellation),
        await store.FindAsync<ContinuityTest>(runId, RowKeys.ContinuityTest, cancellation));

    /// <summary>Everything that keeps the stage from its gate; empty when it is ready.</summary>
    public IReadOnlyList<Phrase> Missing(RunFile file) =>
    [
        .. ChecklistReadiness.Missing(file.Playbook.Integration, Items),
        .. MigrationCheck.Problems(Batches),
        .. file.Playbook.IntegrationChecks is { } checks ? Missing(checks, file) : [],
    ];

    private IReadOnlyList<Phrase> Missing(IntegrationChecks checks, RunFile file) =>
    [
        .. ConnectionCheck.Missing(ConnectionCheck.NeededFor(checks.Systems, file.Request.Scope.Channels, Items), Connections),
        .. Access.Count == 0 ? new[] { new Phrase("missing.access-matrix") } : [],
        .. TestCaseCheck.Missing(checks.TestCases, file.Request.Scope.Channels, TestCases),
        .. ContinuityCheck.Missing(checks, Continuity, file.Playbook.Integration, Items),
    ];
}

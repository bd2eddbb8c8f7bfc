using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>What integration shows, as the API shows it.</summary>
/// <param name="Connections">Connections.</param>
/// <param name="Access">The access matrix.</param>
/// <param name="TestCases">Test cases with every attempt.</param>
/// <param name="ContinuityTest">Continuity test; null: not given.</param>
/// <param name="Migrations">Migrated data with verdicts.</param>
/// <param name="Missing">What keeps the stage from its gate.</param>
internal sealed record IntegrationView(
    IReadOnlyList<Connection> Connections,
    IReadOnlyList<AccessRole> Access,
    IReadOnlyList<TestCase> TestCases,
    ContinuityTest? ContinuityTest,
    IReadOnlyList<MigrationView> Migrations,
    IReadOnlyList<string> Missing);

/// <summary>A migrated batch with its verdict, <c>whole</c> or <c>broken</c>, and what is wrong with it.</summary>
internal sealed record MigrationView(
    string Id, string Name, long SourceCount, long TargetCount, string SourceChecksum, string TargetChecksum, bool Encrypted, bool PermissionsChecked,
    string Verdict, IReadOnlyList<string> Problems);

/// <summary>Shows integrations in the reader's language.</summary>
public sealed class IntegrationViews(RunStore store, Phrasebook phrases)
{
    internal async Task<IntegrationView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var given = await IntegrationFile.ReadAsync(store, runId, cancellation);
        return new IntegrationView(
            given.Connections, given.Access, given.TestCases, given.Continuity,
            [.. given.Batches.Select(batch => Of(batch, language))],
            [.. given.Missing(file).Select(one => phrases.Render(one, language))]);
    }

    private MigrationView Of(MigrationBatch batch, string language) => new(
        batch.Id, batch.Name, batch.SourceCount, batch.TargetCount, batch.SourceChecksum, batch.TargetChecksum, batch.Encrypted, batch.PermissionsChecked,
        MigrationCheck.IsWhole(batch) ? "whole" : "broken",
        [.. MigrationCheck.Problems([batch]).Select(one => phrases.Render(one, language))]);
}

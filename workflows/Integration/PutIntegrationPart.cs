using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Takes what integration shows, part by part. The same part again changes nothing.</summary>
public sealed class PutIntegrationPart(RunStore store, TimeProvider time)
{
    /// <summary>Stores a connection.</summary>
    /// <exception cref="WrongStageException">Integration is not being prepared.</exception>
    /// <exception cref="InvalidInputException">Its test lies ahead.</exception>
    public Task<Connection> PutAsync(string runId, Connection connection, CancellationToken cancellation = default)
    {
        var what = new Phrase("audit.integration.connection").With("id", connection.Id)
            .With("system", PhraseValue.Word($"system.{connection.System}")).With("status", PhraseValue.Word($"connection.{Word(connection.Status)}"));
        var errors = EvidenceDays.ErrorsOf(connection, time.Today());
        return StageInput.PutAsync(store, runId, StageIds.Integration, RowKeys.Connection(connection.Id), connection, what, cancellation, errors);
    }

    /// <summary>Stores a role of the access matrix.</summary>
    /// <exception cref="WrongStageException">Integration is not being prepared.</exception>
    /// <exception cref="InvalidInputException">It lacks a reason, nobody of the run approved it, or its review lies in the past.</exception>
    public async Task<AccessRole> PutAsync(string runId, AccessRole role, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Integration);
            var request = await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation);
            var former = await store.FindAsync<AccessRole>(run.Id, RowKeys.Access(role.Role), cancellation);
            InvalidInputException.ThrowIfAny([.. AccessCheck.ErrorsOf(role, request.People, time.Today(), former)]);
            var what = new Phrase("audit.integration.access").With("role", role.Role).With("approver", role.ApprovedBy);
            return await StageInput.ChangeAsync(store, run, RowKeys.Access(role.Role), role, what, cancellation);
        }, cancellation);
        return role;
    }

    /// <summary>Stores a report of a test case beside the earlier ones; returns the case with all of them.</summary>
    /// <exception cref="WrongStageException">Integration is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The attempt lies ahead.</exception>
    public async Task<TestCase> PutAsync(string runId, TestCaseReport report, CancellationToken cancellation = default)
    {
        TestCase? merged = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Integration);
            InvalidInputException.ThrowIfAny(EvidenceDays.ErrorsOf(report, time.Today()));
            var key = RowKeys.TestCase(report.Id);
            merged = TestCaseMerge.Of(await store.FindAsync<TestCase>(run.Id, key, cancellation), report);
            var what = new Phrase("audit.integration.test").With("case", report.Title)
                .With("result", PhraseValue.Word($"test.{Word(report.Result)}")).With("attempt", report.Attempt);
            return await StageInput.ChangeAsync(store, run, key, merged, what, cancellation);
        }, cancellation);
        return merged!;
    }

    /// <summary>Stores the continuity test.</summary>
    /// <exception cref="WrongStageException">Integration is not being prepared.</exception>
    /// <exception cref="InvalidInputException">It lies ahead.</exception>
    public Task<ContinuityTest> PutAsync(string runId, ContinuityTest test, CancellationToken cancellation = default) =>
        StageInput.PutAsync(
            store, runId, StageIds.Integration, RowKeys.ContinuityTest, test,
            new Phrase("audit.integration.continuity").With("minutes", test.RecoveryMinutes), cancellation, EvidenceDays.ErrorsOf(test, time.Today()));

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

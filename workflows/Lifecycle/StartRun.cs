using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Starts runs.</summary>
public sealed class StartRun(RunStore store, PlaybookCatalog playbooks, TimeProvider time)
{
    private const int IdBytes = 10;

    /// <summary>
    /// Stores a run with its copy of the playbook and starts its orchestration. Calling it again with the same key and request, also after a
    /// crash half-way, ends in the same single run.
    /// </summary>
    /// <param name="client">Starts the orchestration.</param>
    /// <param name="request">A request whose fields were checked.</param>
    /// <param name="idempotencyKey">The caller's key; null: every call starts a run.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidInputException">The request does not fit its playbook.</exception>
    /// <exception cref="IdempotencyConflictException">The key was used with another request.</exception>
    public async Task<Run> StartAsync(
        DurableTaskClient client, OnboardingRequest request, string? idempotencyKey, CancellationToken cancellation = default)
    {
        var run = await StoreAndStartAsync(client, request, idempotencyKey, cancellation);
        RunTrace.Link(run);
        return run;
    }

    private async Task<Run> StoreAndStartAsync(DurableTaskClient client, OnboardingRequest request, string? idempotencyKey, CancellationToken cancellation)
    {
        var playbook = playbooks.Find(request.Playbook);
        InvalidInputException.ThrowIfAny(RequestCheck.Of(request, playbook, playbooks.All.Select(one => one.Id), time.Today()));
        // It is in its first stage from the first moment, so that whoever is told of it can begin.
        var runId = IdOf(idempotencyKey);
        using var span = RunTrace.Begin(runId);
        var entry = EnterStage.Entry(NewRun(request, playbook!, runId) with { Trace = span.Trace }, StageIds.Requirements, time.GetUtcNow());
        var run = entry.Run;
        var first = entry with
        {
            Put = new Dictionary<string, object>([.. entry.Put, .. RegisterOf(playbook!)]) { [RowKeys.Request] = request, [RowKeys.Playbook] = playbook! },
            Audit =
            [
                AuditEntry.ByProjectManager("run.started",
                    new Phrase("audit.run.started").With("title", run.Title).With("playbook", playbook!.Name).With("version", playbook.Version)),
                .. entry.Audit,
            ],
        };
        if (!await store.CreateAsync(first, cancellation))
        {
            span.Forget();
            await RequireSameAsync(run.Id, request, cancellation);
        }

        run = await store.GetAsync(run.Id, cancellation);
        if (!run.IsEnded) await OrchestrateAsync(client, run, cancellation);
        return run;
    }

    /// <summary>Starts the orchestration of a stored run unless it was started before. True when it was missing.</summary>
    public static Task<bool> OrchestrateAsync(DurableTaskClient client, Run run, CancellationToken cancellation = default) =>
        client.StartOnceAsync(run.HandedOverFrom is null ? nameof(OnboardingOrchestrator) : nameof(SuccessorOrchestrator), run.Id, run.Id, run, cancellation);

    private static Dictionary<string, object> RegisterOf(Playbook playbook) =>
        RiskRegister.Of(playbook, []).ToDictionary(risk => RowKeys.Risk(risk.Id), object (risk) => risk);

    private Run NewRun(OnboardingRequest request, Playbook playbook, string runId)
    {
        var now = time.GetUtcNow();
        return new Run
        {
            Id = runId,
            Company = request.Company,
            Title = request.Title,
            Language = request.Language,
            PlaybookId = playbook.Id,
            PlaybookVersion = playbook.Version,
            Status = RunStatus.Running,
            Stage = StageIds.Requirements,
            StageState = StageState.Preparing,
            StartedBy = CurrentAuthor.Value?.Email,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static string IdOf(string? idempotencyKey) => "run-" + Convert.ToHexStringLower(idempotencyKey is null
        ? RandomNumberGenerator.GetBytes(IdBytes)
        : SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey))[..IdBytes]);

    private async Task RequireSameAsync(string runId, OnboardingRequest request, CancellationToken cancellation)
    {
        var former = await store.FindAsync<OnboardingRequest>(runId, RowKeys.FirstRequest, cancellation)
            ?? await store.GetAsync<OnboardingRequest>(runId, RowKeys.Request, cancellation);
        if (JsonSerializer.Serialize(former, RunJson.Options) != JsonSerializer.Serialize(request, RunJson.Options))
            throw new IdempotencyConflictException(runId);
    }
}

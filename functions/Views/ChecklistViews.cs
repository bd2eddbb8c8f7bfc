using System.Text.Json;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows;

namespace Onboarding.Functions.Views;

/// <summary>An item of a checklist with its state.</summary>
internal sealed record ChecklistItemView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Clause { get; init; }

    public required string OwnerRole { get; init; }

    public required string WaiverRole { get; init; }

    public required bool Required { get; init; }

    public required bool Waivable { get; init; }

    public required ChecklistStatus Status { get; init; }

    public required bool Overdue { get; init; }

    public string? Owner { get; init; }

    public DateOnly? Due { get; init; }

    public string? Evidence { get; init; }

    public string? WaiverReason { get; init; }

    public string? WaiverApprover { get; init; }

    /// <summary>Kind of proof that it needs; null when evidence of any kind will do.</summary>
    public string? ProofKind { get; init; }

    public ItemProof? Proof { get; init; }

    /// <summary>Its version, which <c>If-Match</c> names in quotes; null while nothing is stored of it.</summary>
    public string? Version { get; init; }
}

/// <summary>Shows checklists in the reader's language.</summary>
public sealed class ChecklistViews(RunStore store, TimeProvider time)
{
    private static readonly string[] Stages = [StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Exit];

    /// <summary>Passes when the stage has a checklist.</summary>
    /// <exception cref="ApiProblemException">It has none.</exception>
    internal static void RequireChecklist(string stage)
    {
        if (!Stages.Contains(stage))
            throw ApiProblems.NotFound(new Phrase("problem.not-found.checklist").With("stage", stage).With("known", string.Join(", ", Stages)));
    }

    internal async Task<IReadOnlyList<ChecklistItemView>> OfAsync(string runId, string stage, string language, CancellationToken cancellation)
    {
        RequireChecklist(stage);
        await store.GetAsync(runId, cancellation);
        var rules = (await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation)).ChecklistOf(stage);
        var today = time.Today();
        var stored = await store.ListStoredAsync(runId, $"item:{stage}", cancellation);
        var states = stored.Values.Select(row => row.Deserialize<ChecklistItem>(RunJson.Options)!).ToDictionary(item => item.Id);
        return [.. rules.Items.Select(item => Of(item, states.GetValueOrDefault(item.Id), language) with
        {
            Version = stored.TryGetValue(RowKeys.Item(stage, item.Id), out var row) ? SeenRow.VersionOf(row) : null,
            Clause = rules.Clauses.FirstOrDefault(clause => clause.Id == item.Clause)?.Name.In(language),
            Overdue = states.GetValueOrDefault(item.Id) is { } state && ChecklistReadiness.IsOverdue(state, today),
        })];
    }

    private static ChecklistItemView Of(ChecklistTemplate item, ChecklistItem? state, string language) => new()
    {
        Id = item.Id,
        Name = item.Name.In(language),
        OwnerRole = item.OwnerRole,
        WaiverRole = WaiverCheck.RoleOf(item),
        Overdue = false,
        Required = item.Required,
        Waivable = item.Waivable,
        Status = state?.Status ?? ChecklistStatus.Open,
        Owner = state?.Owner,
        Due = state?.Due,
        Evidence = state?.Evidence,
        WaiverReason = state?.WaiverReason,
        WaiverApprover = state?.WaiverApprover,
        ProofKind = item.Proof,
        Proof = state?.Proof,
    };
}

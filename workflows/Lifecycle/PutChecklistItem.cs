using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Takes the state of a checklist item.</summary>
public sealed class PutChecklistItem(RunStore store, RaiseRisks risks, TimeProvider time)
{
    private static readonly string[] StagesWithChecklist = [StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Exit];

    /// <summary>Stores an item's state; the same state again changes nothing.</summary>
    /// <exception cref="WrongStageException">The item's stage is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The item is unknown, lacks evidence, proof, a reason or an approver, or cannot be waived.</exception>
    public async Task<ChecklistItem> PutAsync(string runId, ChecklistItem item, CancellationToken cancellation = default)
    {
        if (!StagesWithChecklist.Contains(item.Stage))
        {
            throw new InvalidInputException([FieldError.UnknownId("stage", item.Stage, StagesWithChecklist)]);
        }

        await store.ChangeAsync(runId, run => DecideAsync(run, item, cancellation), cancellation);
        return item;
    }

    /// <summary>What <see cref="PutAsync"/> changes, for who commits more with it inside <see cref="RunStore.ChangeAsync"/>; null: nothing.</summary>
    internal async Task<RunChange?> DecideAsync(Run run, ChecklistItem item, CancellationToken cancellation)
    {
        StageGuard.RequirePreparing(run, item.Stage);
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        var request = await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation);
        var today = time.Today();
        var exit = item.Stage == StageIds.Exit ? await store.FindAsync<ExitPlan>(run.Id, RowKeys.ExitPlan, cancellation) : null;
        InvalidInputException.ThrowIfAny(ErrorsOf(item, playbook.ChecklistOf(item.Stage), request.People, today, exit?.LastDayOfService));
        InvalidInputException.ThrowIfAny(await EvidenceErrorsAsync(run.Id, item.Evidence, cancellation));
        var key = RowKeys.Item(item.Stage, item.Id);
        if (await store.FindAsync<ChecklistItem>(run.Id, key, cancellation) == item) return null;
        var template = playbook.ChecklistOf(item.Stage).Items.First(one => one.Id == item.Id);
        var change = new RunChange(run) { Put = new Dictionary<string, object> { [key] = item }, Audit = [Entry(item, template)] };
        return await risks.WithAsync(change, playbook, EventsOf(item, template, run.VendorNumber), cancellation);
    }

    /// <summary>Every error of an item's state. Pure.</summary>
    /// <param name="item">State.</param>
    /// <param name="rules">The checklist.</param>
    /// <param name="people">People of the run.</param>
    /// <param name="today">Today (UTC).</param>
    /// <param name="lastDayOfService">Day before which a proof proves nothing: until then the vendor has data and access; null while it is not known.</param>
    internal static IReadOnlyList<FieldError> ErrorsOf(
        ChecklistItem item, ChecklistRules rules, IReadOnlyList<Person> people, DateOnly today, DateOnly? lastDayOfService = null)
    {
        if (rules.Items.FirstOrDefault(one => one.Id == item.Id) is not { } template)
            return [FieldError.UnknownId("id", item.Id, rules.Items.Select(one => one.Id))];
        return item.Status switch
        {
            ChecklistStatus.Done when string.IsNullOrWhiteSpace(item.Evidence) => [new("evidence", new Phrase("error.evidence-missing"))],
            ChecklistStatus.Done when template.Proof is { } kind => ProofErrorsOf(item.Proof, kind, today, lastDayOfService),
            ChecklistStatus.Waived => [.. WaiverCheck.Of(item, template, people)],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<FieldError>> EvidenceErrorsAsync(string runId, string? evidence, CancellationToken cancellation)
    {
        if (EvidenceFile.IdOf(evidence) is not { } id) return [];
        if (EvidenceFile.IsId(id) && await store.FindAsync<EvidenceFile>(runId, RowKeys.Evidence(id), cancellation) is not null) return [];
        return [new("evidence", new Phrase("error.unknown-evidence").With("id", id))];
    }

    private static IReadOnlyList<FieldError> ProofErrorsOf(ItemProof? proof, string kind, DateOnly today, DateOnly? lastDay)
    {
        if (proof is null) return [new("proof", new Phrase("error.proof-missing").With("kind", PhraseValue.Word($"proof.{kind}")).With("id", kind))];
        return
        [
            .. proof.Kind == kind ? [] : new[] { FieldError.UnknownId("proof.kind", proof.Kind, [kind]) },
            .. FieldError.IfAhead("proof.on", proof.On, today),
            .. lastDay is { } last && proof.On < last ? new[] { new FieldError("proof.on", new Phrase("error.proof-early").With("last", last)) } : [],
            .. string.IsNullOrWhiteSpace(proof.ConfirmedBy) ? new[] { new FieldError("proof.confirmedBy", new Phrase("error.confirmed-by")) } : [],
        ];
    }

    private static RiskEvent[] EventsOf(ChecklistItem item, ChecklistTemplate template, int vendorNumber) =>
        item.Status == ChecklistStatus.Waived ? [RiskEvent.ItemWaived(item.Stage, item.Id, template.Name, item.WaiverReason!, vendorNumber)] : [];

    private static AuditEntry Entry(ChecklistItem item, ChecklistTemplate template)
    {
        var state = item.Status.ToString().ToLowerInvariant();
        return AuditEntry.ByProjectManager($"item.{state}",
            new Phrase(item.Status == ChecklistStatus.Waived ? "audit.item.waived-by" : $"audit.item.{state}").With("item", template.Name).With("evidence", item.Evidence ?? "")
                .With("reason", item.WaiverReason ?? "").With("approver", item.WaiverApprover ?? ""));
    }
}

using System.Globalization;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Takes the result of a security audit.</summary>
public sealed class PutSecurityAudit(RunStore store, RaiseRisks risks, TimeProvider time)
{
    /// <summary>Stores an audit's result; the same again changes nothing, another one for the same day replaces it.</summary>
    /// <exception cref="WrongStageException">The vendor is not in operation.</exception>
    /// <exception cref="InvalidInputException">A day ahead, or a failure without a finding.</exception>
    public async Task<SecurityAudit> PutAsync(string runId, SecurityAudit audit, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Operations);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(audit, time.Today())]);
            var key = RowKeys.SecurityAudit(audit.On);
            var former = await store.FindAsync<SecurityAudit>(run.Id, key, cancellation);
            if (former?.IsSameAs(audit) == true) return null;
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
            var change = await OpenActionAsync(Change(run, audit), playbook.Operations, audit, cancellation);
            return await risks.WithAsync(change, playbook, EventsOf(audit), cancellation);
        }, cancellation);
        return audit;
    }

    internal static IEnumerable<FieldError> ErrorsOf(SecurityAudit audit, DateOnly today)
    {
        foreach (var error in FieldError.IfAhead("on", audit.On, today)) yield return error;
        if (audit.Result == AuditResult.Failed && audit.Findings.Count == 0) yield return new("findings", new Phrase("error.findings-missing"));
    }

    // A failed audit is followed by what is done about it; the same audit handed in again, corrected, opens nothing more.
    private async Task<RunChange> OpenActionAsync(RunChange change, OperationsRules rules, SecurityAudit audit, CancellationToken cancellation)
    {
        if (audit.Result == AuditResult.Passed) return change;
        var now = time.GetUtcNow();
        var cause = new ActionCause("security-audit", audit.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            new Phrase("action-cause.security-audit").With("on", audit.On).With("finding", audit.Findings[0]));
        var known = await store.ListAsync<CorrectiveAction>(change.Run.Id, "action", cancellation);
        var people = (await store.GetAsync<OnboardingRequest>(change.Run.Id, RowKeys.Request, cancellation)).People;
        var due = DateOnly.FromDateTime(now.UtcDateTime).AddDays(rules.CorrectivePlanDays);
        if (known.Any(cause.IsOf) || ActionOpening.For(cause, known, StageIds.Operations, ActionOwner.OfRole(Roles.Security, people), due, now) is not { } action)
            return change;
        return change with
        {
            Put = new Dictionary<string, object>(change.Put) { [RowKeys.Action(action.Id)] = action },
            Audit = [.. change.Audit, ActionOpening.Audit(action)],
            Signals = [.. change.Signals, new ActionOrder(change.Run.Id, action.Id).ToBegin()],
        };
    }

    private static RiskEvent[] EventsOf(SecurityAudit audit) =>
        audit.Result == AuditResult.Failed ? [RiskEvent.AuditFailed(RowKeys.SecurityAudit(audit.On), audit.Findings[0])] : [];

    private static RunChange Change(Run run, SecurityAudit audit)
    {
        var result = audit.Result.ToString().ToLowerInvariant();
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.SecurityAudit(audit.On)] = audit },
            Audit =
            [
                AuditEntry.ByProjectManager($"security-audit.{result}",
                    new Phrase($"audit.security-audit.{result}").With("on", audit.On).With("count", audit.Findings.Count)),
            ],
        };
    }
}

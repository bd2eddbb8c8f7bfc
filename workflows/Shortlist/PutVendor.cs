using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Takes a vendor's profile.</summary>
public sealed class PutVendor(RunStore store, RaiseRisks risks)
{
    /// <summary>Stores a vendor; the same profile again changes nothing.</summary>
    /// <exception cref="WrongStageException">The shortlist is not being prepared.</exception>
    /// <exception cref="InvalidInputException">A red flag is not one of the playbook's.</exception>
    public async Task<Vendor> PutAsync(string runId, Vendor vendor, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Shortlist);
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
            InvalidInputException.ThrowIfAny(ErrorsOf(vendor, playbook.Shortlist));
            var former = await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(vendor.Id), cancellation);
            if (former is not null && StageInput.IsSame(former, vendor)) return null;
            var kind = former is null ? "added" : "changed";
            var change = new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.Vendor(vendor.Id)] = vendor },
                Audit =
                [
                    AuditEntry.ByProjectManager($"vendor.{kind}",
                        new Phrase($"audit.vendor.{kind}").With("vendor", vendor.Name).With("flags", vendor.RedFlags.Count)),
                ],
            };
            return await risks.WithAsync(change, playbook, EventsOf(vendor, former, playbook.Shortlist), cancellation);
        }, cancellation);
        return vendor;
    }

    private static RiskEvent[] EventsOf(Vendor vendor, Vendor? former, ShortlistRules rules) =>
        [.. vendor.RedFlags.Where(flag => former is null || former.RedFlags.All(known => known.Id != flag.Id))
            .Select(flag => RiskEvent.RedFlag(vendor.Id, vendor.Name, flag.Id, rules.RedFlags.First(known => known.Id == flag.Id).Name))];

    private static IReadOnlyList<FieldError> ErrorsOf(Vendor vendor, ShortlistRules rules) =>
        [.. vendor.RedFlags.Index()
            .Where(flag => rules.RedFlags.All(known => known.Id != flag.Item.Id))
            .Select(flag => FieldError.UnknownId($"redFlags[{flag.Index}].id", flag.Item.Id, rules.RedFlags.Select(known => known.Id)))];
}

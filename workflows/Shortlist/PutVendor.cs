using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Takes a vendor's profile.</summary>
public sealed class PutVendor(RunStore store, RaiseRisks risks, TimeProvider time)
{
    /// <summary>Stores a vendor; the same profile again changes nothing.</summary>
    /// <exception cref="WrongStageException">The shortlist is not being prepared.</exception>
    /// <exception cref="InvalidInputException">A red flag is not one of the playbook's, or a visit lies ahead.</exception>
    public async Task<Vendor> PutAsync(string runId, Vendor vendor, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Shortlist);
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
            InvalidInputException.ThrowIfAny(ErrorsOf(vendor, playbook.Shortlist, time.Today()));
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
            var answers = await store.FindAsync<VendorAnswers>(run.Id, RowKeys.Answers(vendor.Id), cancellation);
            return await risks.WithAsync(change, playbook, RaisedFlag.EventsOf(vendor, answers, playbook.Shortlist), cancellation);
        }, cancellation);
        return vendor;
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(Vendor vendor, ShortlistRules rules, DateOnly today) =>
    [
        .. vendor.RedFlags.Index()
            .Where(flag => rules.RedFlags.All(known => known.Id != flag.Item.Id))
            .Select(flag => FieldError.UnknownId($"redFlags[{flag.Index}].id", flag.Item.Id, rules.RedFlags.Select(known => known.Id))),
        .. vendor.Visits.Index().SelectMany(visit => FieldError.IfAhead($"visits[{visit.Index}].on", visit.Item.On, today)),
        .. FieldError.IfAhead("visitedOn", vendor.VisitedOn, today),
    ];
}

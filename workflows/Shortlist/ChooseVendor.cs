using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Writes the vendor and its reserve, as the gate decided, on the head. Run twice, it changes nothing.</summary>
[DurableTask]
public sealed class ChooseVendor(RunStore store, RaiseRisks risks) : TaskActivity<StageOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, StageOrder input)
    {
        await store.ChangeAsync(input.RunId, async run =>
        {
            if (run.Vendor is not null || run.IsEnded) return null;
            var submission = await store.GetAsync<StageSubmission>(run.Id, RowKeys.Submission(StageIds.Shortlist, run.Round));
            var vendor = await store.GetAsync<Vendor>(run.Id, RowKeys.Vendor(submission.Vendor!));
            var reserve = await store.GetAsync<Vendor>(run.Id, RowKeys.Vendor(submission.ReserveVendor!));
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook);
            var change = new RunChange(run with { Vendor = vendor.Id, VendorName = vendor.Name, ReserveVendor = reserve.Id })
            {
                Audit = [AuditEntry.BySystem("vendor.chosen", new Phrase("audit.vendor.chosen").With("vendor", vendor.Name).With("reserve", reserve.Name))],
            };
            return await risks.WithAsync(change, playbook, EventsOf(vendor, playbook.Shortlist.RedFlagLimit));
        });
        return true;
    }

    private static RiskEvent[] EventsOf(Vendor vendor, int limit) =>
        vendor.RedFlags.Count > limit ? [RiskEvent.RedFlagsChosen(vendor.Id, vendor.Name, vendor.RedFlags.Count, limit)] : [];
}

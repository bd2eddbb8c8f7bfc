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
            var answers = await store.FindAsync<VendorAnswers>(run.Id, RowKeys.Answers(vendor.Id));
            return await risks.WithAsync(change, playbook, EventsOf(vendor, RaisedFlag.Count(RaisedFlag.Of(vendor, answers, playbook.Shortlist)), playbook.Shortlist.RedFlagLimit));
        });
        return true;
    }

    // The flags that the ranking counts, those that answers and profile raise among them.
    private static RiskEvent[] EventsOf(Vendor vendor, int flags, int limit) =>
        flags > limit ? [RiskEvent.RedFlagsChosen(vendor.Id, vendor.Name, flags, limit)] : [];
}

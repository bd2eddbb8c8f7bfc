using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Which round of the shortlist chose the vendor.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Round">Round of the stage and of its gate.</param>
public sealed record VendorOrder(string RunId, int Round);

/// <summary>
/// Writes the vendor and its reserve, as the gate decided, on the head. When the run came back to the shortlist and another vendor than
/// before is chosen, what was agreed and proven with that one is put aside: the stages that follow start clean. Run twice, or late, it
/// changes nothing.
/// </summary>
[DurableTask]
public sealed class ChooseVendor(RunStore store, RaiseRisks risks, TimeProvider time) : TaskActivity<VendorOrder, bool>
{
    // A transaction has 100 rows, and a row put aside takes two of them.
    private const int MostRows = 45;

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, VendorOrder input)
    {
        await ChooseAsync(input);
        // Steps that can be done again; the next stage, in which rows of the new vendor come, is entered after the last.
        while (await PutAsideAsync(input))
        {
        }

        return true;
    }

    private Task<Run> ChooseAsync(VendorOrder order) => store.ChangeAsync(order.RunId, async run =>
    {
        if (run.IsEnded || run.VendorChosenIn >= order.Round) return null;
        var submission = await store.GetAsync<StageSubmission>(run.Id, RowKeys.Submission(StageIds.Shortlist, order.Round));
        var choice = await ChoiceAsync(run, submission, order.Round);
        return run.Vendor is null || run.Vendor == submission.Vendor ? choice : await ReplacementAsync(run, choice, order.Round);
    });

    // True while there is more. Once all are aside, what has such keys is the new vendor's.
    private async Task<bool> PutAsideAsync(VendorOrder order)
    {
        var isMore = false;
        await store.ChangeAsync(order.RunId, async run =>
        {
            isMore = false;
            var former = (await store.ListAsync<FormerVendor>(run.Id, "former-vendor")).FirstOrDefault(one => one.ReplacedIn == order.Round);
            if (former is null || (await store.ListStoredAsync(run.Id, RowKeys.Former(former.Number, "")[..^1])).Count >= former.Entries) return null;
            var rows = await VendorRows.ReadAsync(store, run.Id);
            isMore = rows.Count > MostRows;
            return VendorRows.Aside(new RunChange(run), former.Number, [.. rows.Take(MostRows)]);
        });
        return isMore;
    }

    private async Task<RunChange> ChoiceAsync(Run run, StageSubmission submission, int round)
    {
        var vendor = await store.GetAsync<Vendor>(run.Id, RowKeys.Vendor(submission.Vendor!));
        var reserve = await store.GetAsync<Vendor>(run.Id, RowKeys.Vendor(submission.ReserveVendor!));
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook);
        var change = new RunChange(run with { Vendor = vendor.Id, VendorName = vendor.Name, VendorChosenIn = round, ReserveVendor = reserve.Id })
        {
            Audit = [AuditEntry.BySystem("vendor.chosen", new Phrase("audit.vendor.chosen").With("vendor", vendor.Name).With("reserve", reserve.Name))],
        };
        var answers = await store.FindAsync<VendorAnswers>(run.Id, RowKeys.Answers(vendor.Id));
        return await risks.WithAsync(change, playbook, EventsOf(vendor, RaisedFlag.Count(RaisedFlag.Of(vendor, answers, playbook.Shortlist)), playbook.Shortlist.RedFlagLimit));
    }

    private async Task<RunChange> ReplacementAsync(Run before, RunChange choice, int round)
    {
        var former = new FormerVendor
        {
            Number = before.VendorNumber,
            Vendor = before.Vendor!,
            Name = before.CalledVendor,
            ReplacedBy = choice.Run.CalledVendor,
            ReplacedIn = round,
            At = time.GetUtcNow(),
            Entries = (await VendorRows.ReadAsync(store, before.Id)).Count,
        };
        return choice with
        {
            Run = choice.Run with { VendorNumber = before.VendorNumber + 1 },
            Put = new Dictionary<string, object>(choice.Put) { [RowKeys.FormerVendor(former.Number)] = former },
            Audit =
            [
                .. choice.Audit,
                AuditEntry.BySystem("vendor.replaced", new Phrase("audit.vendor.replaced")
                    .With("former", former.Name).With("vendor", former.ReplacedBy).With("count", former.Entries)),
            ],
        };
    }

    // The flags that the ranking counts, those that answers and profile raise among them.
    private static RiskEvent[] EventsOf(Vendor vendor, int flags, int limit) =>
        flags > limit ? [RiskEvent.RedFlagsChosen(vendor.Id, vendor.Name, flags, limit)] : [];
}

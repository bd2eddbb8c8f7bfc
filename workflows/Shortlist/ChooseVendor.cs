using System.Text.Json.Nodes;
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
    // A transaction has 100 rows. A row put aside takes two of them, and head, audit and risks need some.
    private const int MostRows = 40;

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, VendorOrder input)
    {
        // What has more rows than one transaction is put aside first, in steps that can be done again; the vendor changes with the last.
        while (!await StepAsync(input))
        {
        }

        return true;
    }

    private async Task<bool> StepAsync(VendorOrder order)
    {
        var isLast = true;
        await store.ChangeAsync(order.RunId, async run =>
        {
            isLast = true;
            if (run.IsEnded || run.VendorChosenIn >= order.Round) return null;
            var submission = await store.GetAsync<StageSubmission>(run.Id, RowKeys.Submission(StageIds.Shortlist, order.Round));
            if (run.Vendor is null || run.Vendor == submission.Vendor) return await ChoiceAsync(run, submission, order.Round);
            var number = (await store.ListAsync<FormerVendor>(run.Id, "former-vendor")).Count + 1;
            var rows = await VendorRows.ReadAsync(store, run.Id);
            isLast = rows.Count <= MostRows;
            if (!isLast) return VendorRows.Aside(new RunChange(run), number, [.. rows.Take(MostRows)]);
            return await ReplacementAsync(run, await ChoiceAsync(run, submission, order.Round), number, rows);
        });
        return isLast;
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

    private async Task<RunChange> ReplacementAsync(Run before, RunChange choice, int number, IReadOnlyDictionary<string, JsonNode> rows)
    {
        var aside = await store.ListStoredAsync(before.Id, RowKeys.Former(number, "")[..^1]);
        var former = new FormerVendor
        {
            Number = number,
            Vendor = before.Vendor!,
            Name = before.CalledVendor,
            ReplacedBy = choice.Run.CalledVendor,
            At = time.GetUtcNow(),
            Entries = aside.Count + rows.Count,
        };
        var change = choice with
        {
            Put = new Dictionary<string, object>(choice.Put) { [RowKeys.FormerVendor(number)] = former },
            Audit =
            [
                .. choice.Audit,
                AuditEntry.BySystem("vendor.replaced", new Phrase("audit.vendor.replaced")
                    .With("former", former.Name).With("vendor", former.ReplacedBy).With("count", former.Entries)),
            ],
        };
        return VendorRows.Aside(change, number, [.. rows]);
    }

    // The flags that the ranking counts, those that answers and profile raise among them.
    private static RiskEvent[] EventsOf(Vendor vendor, int flags, int limit) =>
        flags > limit ? [RiskEvent.RedFlagsChosen(vendor.Id, vendor.Name, flags, limit)] : [];
}

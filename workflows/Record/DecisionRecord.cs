using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Record;

/// <summary>What was decided in a run, when, by whom, on which data and against which recommendation. One document, at any time of the run.</summary>
public sealed record DecisionRecord
{
    // What the record tells of the way; answers, mails and data are told by the gates or are details.
    private static readonly string[] Milestones =
    [
        "run.started", "run.cancelled", "run.ended", "run.failed", "request.changed", EnterStage.Entered, "stage.submitted", "stage.reopened",
        SendingBack.Kind, "vendor.chosen", "vendor.replaced", "training.need-opened", "pilot.criteria-fixed", "pilot.moved", "pilot.adjusted", "pilot.extended", "scale-up.step",
        "run.scaled-up", "review.recorded", "exit.planned", "run.handed-over", "run.took-over",
    ];

    /// <summary>Head, playbook and request.</summary>
    public required RunFile File { get; init; }

    /// <summary>UTC instant of the record.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The record in a few sentences: decisions, returns, vendor, extension, risks.</summary>
    public required IReadOnlyList<Phrase> Summary { get; init; }

    /// <summary>Every round, in the order in which they were opened.</summary>
    public required IReadOnlyList<RecordedGate> Gates { get; init; }

    /// <summary>The vendor's choice; null before it.</summary>
    public VendorChoice? Vendors { get; init; }

    /// <summary>Vendors that were chosen before and given up, the first one first.</summary>
    public required IReadOnlyList<FormerVendor> FormerVendors { get; init; }

    /// <summary>Waived checklist items.</summary>
    public required IReadOnlyList<RecordedWaiver> Waivers { get; init; }

    /// <summary>The register.</summary>
    public required IReadOnlyList<Risk> Risks { get; init; }

    /// <summary>Corrective actions.</summary>
    public required IReadOnlyList<CorrectiveAction> Actions { get; init; }

    /// <summary>The way so far, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> Course { get; init; }

    /// <summary>What ties the record to the audit.</summary>
    public required AuditSeal Seal { get; init; }

    /// <summary>The record that a run's rows make.</summary>
    public static DecisionRecord Of(RecordRows rows, DateTimeOffset at)
    {
        var approvals = rows.Approvals.ToLookup(approval => (approval.GateId, approval.Round));
        List<RecordedGate> gates =
        [
            .. rows.Gates.OrderBy(gate => gate.OpenedAt ?? DateTimeOffset.MaxValue).ThenBy(gate => gate.Round)
                .Select(gate => RecordedGate.Of(gate, rows.File.Playbook.PolicyOf(gate.Id), approvals[(gate.Id, gate.Round)])),
        ];
        var (run, vendors) = (rows.File.Run, VendorChoice.Of(gates));
        return new DecisionRecord
        {
            File = rows.File,
            WrittenAt = at,
            Summary = RecordSummary.Of(gates, vendors, rows.FormerVendors, rows.Risks),
            Gates = gates,
            Vendors = vendors,
            FormerVendors = rows.FormerVendors,
            Waivers = WaiversOf(rows.Items, rows.File.Playbook),
            Risks = rows.Risks,
            Actions = rows.Actions,
            Course = [.. rows.Audit.Where(entry => entry.Sequence <= run.AuditSequence && Milestones.Contains(entry.Kind))],
            Seal = new AuditSeal(run.AuditSequence, run.AuditHash, AuditChain.FirstBreak(rows.Audit, run)),
        };
    }

    private static IReadOnlyList<RecordedWaiver> WaiversOf(IReadOnlyList<ChecklistItem> items, Playbook playbook) =>
    [
        .. from item in items.OrderBy(item => StageIds.All.ToList().IndexOf(item.Stage)).ThenBy(item => item.Id, StringComparer.Ordinal)
           where item.Status == ChecklistStatus.Waived
           let template = playbook.ChecklistOf(item.Stage).Items.FirstOrDefault(one => one.Id == item.Id)
           select new RecordedWaiver(item.Stage, template?.Name ?? new LocalizedText(item.Id, item.Id), item.WaiverReason ?? "", item.Owner, item.WaiverApprover),
    ];
}

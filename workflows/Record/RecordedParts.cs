using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Record;

/// <summary>A checklist item that was waived.</summary>
/// <param name="Stage">Stage of the checklist.</param>
/// <param name="Item">What it asks for.</param>
/// <param name="Reason">Why it was not needed.</param>
/// <param name="Owner">Who answers for it; null when nobody is named.</param>
/// <param name="Approver">Who agreed; null for one from before an approver was asked for.</param>
public sealed record RecordedWaiver(string Stage, LocalizedText Item, string Reason, string? Owner, string? Approver);

/// <summary>What ties a record to the audit: whoever has both can tell whether either was changed.</summary>
/// <param name="Entries">Entries up to the head.</param>
/// <param name="Hash">Hash of the newest of them, which covers all before it.</param>
/// <param name="BrokenAt">The first entry that does not fit; null when all do.</param>
public sealed record AuditSeal(int Entries, string Hash, int? BrokenAt);

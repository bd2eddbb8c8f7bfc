using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Record;

/// <summary>A checklist item that was waived.</summary>
/// <param name="Stage">Stage of the checklist.</param>
/// <param name="Item">What it asks for.</param>
/// <param name="Reason">Why it was not needed.</param>
/// <param name="Owner">Who answers for it; null when nobody is named.</param>
public sealed record RecordedWaiver(string Stage, LocalizedText Item, string Reason, string? Owner);

/// <summary>What the record shows of a corrective action, row <c>action:{id}</c>.</summary>
/// <param name="Id">Id.</param>
/// <param name="Cause">What went wrong.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Due">Day by whose end it is to be done.</param>
/// <param name="Status"><c>open</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="Result">What came of it; null while it is open.</param>
public sealed record RecordedAction(string Id, Phrase Cause, RecordedOwner Owner, DateOnly Due, string Status = "open", string? Result = null);

/// <summary>Who does an action.</summary>
/// <param name="Role">Role.</param>
/// <param name="Name">Name.</param>
public sealed record RecordedOwner(string Role, string Name);

/// <summary>What ties a record to the audit: whoever has both can tell whether either was changed.</summary>
/// <param name="Entries">Entries up to the head.</param>
/// <param name="Hash">Hash of the newest of them, which covers all before it.</param>
/// <param name="BrokenAt">The first entry that does not fit; null when all do.</param>
public sealed record AuditSeal(int Entries, string Hash, int? BrokenAt);

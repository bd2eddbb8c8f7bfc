namespace Onboarding.Cli.Api;

/// <summary>An item of a stage's checklist, as far as the command line shows it.</summary>
internal sealed record ChecklistItemView(
    string Id, string Name, string OwnerRole, bool Required, bool Waivable, string Status, bool Overdue,
    string? Owner, DateOnly? Due, string? Evidence, string? WaiverReason, string? WaiverApprover);

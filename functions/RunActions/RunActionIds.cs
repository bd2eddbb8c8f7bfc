namespace Onboarding.Functions.RunActions;

/// <summary>What a project manager does to a run by a form of its own; each is <c>/runs/{id}/actions/{action}</c>.</summary>
internal static class RunActionIds
{
    public const string Resend = "resend";
    public const string Address = "address";
    public const string Delegate = "delegate";
    public const string AddApprover = "add-approver";
    public const string CorrectReading = "correct-reading";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Cancel = "cancel";

    /// <summary>Every one, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Resend, Address, Delegate, AddApprover, CorrectReading, Pause, Resume, Cancel];
}

using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail;

/// <summary>Records that a message is not tried any more, for the audit to show. Run twice, it records once.</summary>
[DurableTask]
public sealed class AbandonMail(Outbox outbox) : TaskActivity<AbandonedMail, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, AbandonedMail input)
    {
        // A text of its own says nothing: what was said at the last attempt is in the row already.
        var said = input.Reason.Contains(SendMail.SaidInOutbox, StringComparison.Ordinal) ? (await outbox.FindAsync(input.Task))?.LastFailure : null;
        await outbox.FailedAsync(input.Task, said ?? input.Reason);
        return true;
    }
}

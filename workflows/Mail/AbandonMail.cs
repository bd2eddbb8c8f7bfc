using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail;

/// <summary>Records that a message is not tried any more, for the audit to show. Run twice, it records once.</summary>
[DurableTask]
public sealed class AbandonMail(Outbox outbox) : TaskActivity<AbandonedMail, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, AbandonedMail input)
    {
        await outbox.FailedAsync(input.Task, input.Reason);
        return true;
    }
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Mail.Chat;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Sends one announcement to everybody it concerns, each message on its own: a mailbox that is away delays no other.
/// Started with <see cref="MailPosting.Post"/>, so that no mail ever blocks the run.
/// </summary>
[DurableTask]
public sealed class MailOrchestrator : TaskOrchestrator<MailOrder, int>
{
    // From 15 s doubling to two hours, for four days: over a weekend, and then somebody must look.
    private const int Attempts = 60;

    private static readonly TaskOptions OverDays = TaskOptions.FromRetryPolicy(
        new RetryPolicy(Attempts, TimeSpan.FromSeconds(15), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(2))
        {
            HandleFailure = failure => !failure.IsCausedBy<MailRefusedException>() && StorageRetry.IsWorthRepeating(failure),
        });

    /// <summary>Returns how many messages the provider has.</summary>
    public override async Task<int> RunAsync(TaskOrchestrationContext context, MailOrder input)
    {
        var recipients = await context.CallActivityAsync<IReadOnlyList<string>>(nameof(FindRecipients), input, StorageRetry.Options);
        var sent = await Task.WhenAll(recipients.Select(recipient => SendAsync(context, new MailTask(input, recipient))));
        return sent.Count(one => one);
    }

    private static async Task<bool> SendAsync(TaskOrchestrationContext context, MailTask task)
    {
        try
        {
            var sender = ChatRoom.IsKey(task.RecipientKey) ? nameof(PostNotice) : nameof(SendMail);
            return await context.CallActivityAsync<bool>(sender, task, OverDays);
        }
        catch (TaskFailedException failed)
        {
            var abandoned = new AbandonedMail(task, failed.FailureDetails.ErrorMessage);
            await context.CallActivityAsync<bool>(nameof(AbandonMail), abandoned, StorageRetry.Options);
            return false;
        }
    }
}

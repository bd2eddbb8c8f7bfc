using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail;

/// <summary>Posting mails from an orchestration.</summary>
public static class MailPosting
{
    /// <summary>Hands a mail over and goes on at once: it is sent by an orchestration of its own that outlives the sender.</summary>
    public static void Post(this TaskOrchestrationContext context, MailOrder order) =>
        _ = context.CallSubOrchestratorAsync<int>(nameof(MailOrchestrator), order, new SubOrchestrationOptions(instanceId: order.InstanceId));
}

using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// Carries out a cancellation that is stored: ends the run's orchestrations, cancels the actions that the cancellation had no room for, settles the mails that were still to be sent, tells everybody.
/// Each step can be done again, so what a crash left undone is done by the next pass; it is over when a pass finds nothing to do.
/// </summary>
public sealed class WindUpRun(RunStore store, ActionClosing actions)
{
    // A transaction has 100 rows; the head is one of them.
    private const int MostRows = 90;

    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>One pass over everything. True when there was something to do, so that another pass should look again.</summary>
    public async Task<bool> PassAsync(DurableTaskClient client, string runId, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(runId, cancellation);
        using var span = RunTrace.Continue(run, "wind up");
        var ended = await EndOrchestrationsAsync(client, runId, cancellation);
        var closed = await actions.FinishAsync(runId, cancellation);
        var settled = await SettleMailsAsync(runId, cancellation);
        var news = MailOrder.RunEnded(runId);
        var told = await client.StartOnceAsync(nameof(MailOrchestrator), news, news.InstanceId, run, cancellation);
        return ended || closed || settled || told;
    }

    /// <summary>Notes that nothing is left to do.</summary>
    public Task<Run> CloseAsync(string runId, CancellationToken cancellation = default) => store.ChangeAsync(
        runId, run => Task.FromResult(run.IsWindingUp ? new RunChange(run with { IsWindingUp = false }) : null), cancellation);

    // One by one and not as a tree: mails are sent by orchestrations below the run's that outlive it.
    private static async Task<bool> EndOrchestrationsAsync(DurableTaskClient client, string runId, CancellationToken cancellation)
    {
        var alive = new List<string>();
        var query = new OrchestrationQuery(InstanceIdPrefix: runId, Statuses: Alive);
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (IsOf(runId, instance.InstanceId)) alive.Add(instance.InstanceId);
        }

        foreach (var instanceId in alive) await client.TerminateInstanceAsync(instanceId, cancellation);
        return alive.Count > 0;
    }

    private static bool IsOf(string runId, string instanceId) =>
        instanceId == runId
        || (instanceId.StartsWith($"{runId}:", StringComparison.Ordinal) && !instanceId.StartsWith($"{runId}:mail:", StringComparison.Ordinal));

    private async Task<bool> SettleMailsAsync(string runId, CancellationToken cancellation)
    {
        var (settled, last) = (false, MostRows);
        while (last == MostRows)
        {
            await store.ChangeAsync(runId, async run =>
            {
                var open = (await store.ListAsync<OutboxMail>(run.Id, "mail", cancellation)).Where(IsOpen).Take(MostRows).ToList();
                last = open.Count;
                return open.Count == 0 ? null : Settlement(run, open);
            }, cancellation);
            settled |= last > 0;
        }

        return settled;
    }

    // How the run ended is what everybody is still to be told.
    private static bool IsOpen(OutboxMail mail) => mail.State is MailState.Queued or MailState.Delayed && mail.Kind != MailKinds.RunEnded;

    private static RunChange Settlement(Run run, IReadOnlyList<OutboxMail> open) => new(run)
    {
        Put = open.ToDictionary(mail => RowKeys.Mail(mail.Key), mail => (object)(mail with { State = MailState.NotNeeded })),
    };
}

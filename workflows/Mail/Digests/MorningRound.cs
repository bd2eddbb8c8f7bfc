using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>Starts the morning digests that are due. Looked at often: a digest has its day in its id, so it is started once whoever looks.</summary>
public sealed class MorningRound(RunIndex index, RunStore store, RunPeople people, DigestMail digest, WorkCalendars calendars, MailSettings settings, TimeProvider time)
{
    /// <summary>Every run that may have one; none while the digest is turned off.</summary>
    public IAsyncEnumerable<IndexRow> RunsAsync(CancellationToken cancellation) =>
        settings.Digest.Enabled ? index.LiveAsync(cancellation) : AsyncEnumerable.Empty<IndexRow>();

    /// <summary>Starts the digests of a run that are due and have something to tell; returns how many.</summary>
    public async Task<int> StartAsync(DurableTaskClient client, string runId, CancellationToken cancellation)
    {
        var started = 0;
        foreach (var manager in await people.WithRoleAsync(runId, Roles.ProjectManager, cancellation))
        {
            if (DigestMorning.Of(time.GetUtcNow(), calendars.Of(manager)) is not { } day) continue;
            var order = MailOrder.Digest(runId, day, PersonKeys.Of(manager.Email));
            if (await client.GetInstanceAsync(order.InstanceId, cancellation) is not null) continue;
            if ((await digest.ReadAsync(runId, cancellation)).IsEmpty) continue;
            var run = await store.GetAsync(runId, cancellation);
            if (await client.StartOnceAsync(nameof(MailOrchestrator), order, order.InstanceId, run, cancellation)) started++;
        }

        return started;
    }
}

using Azure;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Healing;

/// <summary>What may be wrong in the tables of an app that does not run at the moment, made by hand.</summary>
internal sealed class Damage(LocalStack stack, string runId)
{
    private readonly TableServiceClient _tables = new(stack.Storage);

    private RunStore Store => new(_tables, new RunIndex(_tables), TimeProvider.System);

    /// <summary>Somebody answers, and the wake-up of the gate's orchestration is lost.</summary>
    public async Task AnswerUntoldAsync(string gateId, string email, string choice)
    {
        var links = new ApprovalLinks(_tables);
        var token = await links.IssueAsync(new ApprovalLink(runId, gateId, 1, PersonKeys.Of(email)));
        var turns = new TurnDates(new CalendarGaps(Store), WorkCalendars.Load(Path.Combine(AppContext.BaseDirectory, "templates", "calendars")));
        var result = await new AnswerGate(Store, new GateArchive(Store, links, TimeProvider.System), turns, TimeProvider.System)
            .AnswerAsync(token, new GateAnswer(choice, null));
        Assert.Equal(AnswerStatus.Accepted, result.Status);
        foreach (var signal in await Store.ListAsync<Signal>(runId, "signal")) await Store.RemoveAsync(runId, signal);
    }

    /// <summary>The engine knows nothing of an instance any more.</summary>
    public async Task LoseInstanceAsync(string instanceId)
    {
        var instances = _tables.GetTableClient("OnboardingInstances");
        var rows = await instances.QueryAsync<TableEntity>(row => row.PartitionKey == instanceId).ToListAsync();
        Assert.NotEmpty(rows);
        foreach (var row in rows) await instances.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
        await _tables.GetTableClient("OnboardingLive").DeleteEntityAsync("live", instanceId, ETag.All);
    }

    /// <summary>A gate's last day is over and nothing wakes up for it.</summary>
    public Task LetExpireAsync(string gateId) => Store.ChangeAsync(runId, async run =>
    {
        var row = RowKeys.Gate(gateId, 1);
        var gate = await Store.GetAsync<Gate>(runId, row);
        return new RunChange(run) { Put = new Dictionary<string, object> { [row] = gate with { ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(-1) } } };
    });
}

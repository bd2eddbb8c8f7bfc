using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;

namespace Onboarding.Runtime.Functions.Clock;

/// <summary>The local host's own rows: where its clock stands, when timer functions last ran.</summary>
internal sealed class HostTable(IOptions<TaskHubOptions> hub)
{
    private readonly TableClient _table = new(hub.Value.ConnectionString, hub.Value.HubName + "Host", Options(hub.Value));

    public Task CreateAsync(CancellationToken cancellation) => _table.CreateIfNotExistsAsync(cancellation);

    public async Task<TableEntity?> FindAsync(string kind, string name, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(kind, name, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    public Task PutAsync(TableEntity row, CancellationToken cancellation) => _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);

    public Task DeleteAsync(string kind, string name, CancellationToken cancellation) => _table.DeleteEntityAsync(kind, name, cancellationToken: cancellation);

    private static TableClientOptions Options(TaskHubOptions hub)
    {
        var options = new TableClientOptions();
        hub.ConfigureTables?.Invoke(options);
        return options;
    }
}

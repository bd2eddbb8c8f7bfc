using Azure;
using Azure.Data.Tables;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>A storage account whose only rows are in memory: enough for who writes a row whole and reads it by its key.</summary>
internal sealed class KeptTables : TableServiceClient
{
    private readonly Kept _table = new();

    /// <summary>Looks at a row so far.</summary>
    public int Looks => _table.Looks;

    /// <summary>What every further look at a row fails with; null: none fails.</summary>
    public Exception? Fault
    {
        set => _table.Fault = value;
    }

    public override TableClient GetTableClient(string tableName) => _table;

    private sealed class Kept : TableClient
    {
        private readonly Dictionary<(string, string), ITableEntity> _rows = [];
        private int _looks;

        public int Looks => _looks;

        public Exception? Fault { get; set; }

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            _rows[(entity.PartitionKey, entity.RowKey)] = entity;
            return Task.FromResult<Response>(null!);
        }

        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _looks);
            if (Fault is not null) return Task.FromException<NullableResponse<T>>(Fault);
            NullableResponse<T> row = _rows.TryGetValue((partitionKey, rowKey), out var kept) ? Response.FromValue((T)kept, null!) : new Nothing<T>();
            return Task.FromResult(row);
        }
    }

    private sealed class Nothing<T> : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T? Value => default;

        public override Response GetRawResponse() => null!;
    }
}

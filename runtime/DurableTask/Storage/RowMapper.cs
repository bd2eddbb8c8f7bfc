using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Status rows to and from table entities.</summary>
internal sealed class RowMapper(Payloads payloads)
{
    /// <summary>The whole row, as it is created.</summary>
    public async Task<TableEntity> NewAsync(InstanceRow row, CancellationToken cancellation)
    {
        var entity = await ChangedAsync(row, null, cancellation);
        entity["InstanceId"] = row.InstanceId;
        entity["Name"] = row.Name;
        entity["CreationKey"] = row.CreationKey;
        entity["Incarnation"] = row.Incarnation;
        entity["CreatedAt"] = row.CreatedAt;
        if (row.StartAt is { } startAt) entity["StartAt"] = startAt;
        if (row.Trace is { } trace) entity["Trace"] = trace;
        if (row.Parent is { } parent)
        {
            entity["Parent"] = Turn.ToJson(parent);
            entity["ParentId"] = parent.InstanceId;
        }

        return entity;
    }

    /// <summary>What a turn changed, to be merged into the row.</summary>
    public async Task<TableEntity> ChangedAsync(InstanceRow after, InstanceRow? before, CancellationToken cancellation)
    {
        var entity = new TableEntity(Keys.Partition(after.InstanceId), Keys.Status(after.InstanceId))
        {
            ["Version"] = after.Version,
            ["Status"] = after.Status.ToString(),
            ["Execution"] = after.Execution,
            ["Turns"] = after.Turns,
            ["TurnId"] = after.TurnId,
            ["UpdatedAt"] = after.UpdatedAt,
        };
        // What an execution keeps of the one before is written anew: the blobs of that one go with it.
        var begins = before?.Execution != after.Execution;
        if (begins && after.Tags.Count > 0) await WriteAsync("Tags", Turn.ToJson(after.Tags));
        if (before?.BegunAt != after.BegunAt) entity["BegunAt"] = after.BegunAt;
        if (before?.Attempts != after.Attempts) entity["Attempts"] = after.Attempts;
        if (begins || before!.Input != after.Input) await WriteAsync("Input", after.Input);
        if (before?.Output != after.Output) await WriteAsync("Output", after.Output);
        if (before?.CustomStatus != after.CustomStatus) await WriteAsync("CustomStatus", after.CustomStatus);
        if (before?.Failure != after.Failure) await WriteAsync("Failure", after.Failure);
        return entity;

        Task WriteAsync(string name, string? text) => payloads.WriteAsync(entity, name, text, PayloadFolder.Of(after), cancellation);
    }

    public async Task<InstanceRow> ReadAsync(TableEntity entity, bool withPayloads, CancellationToken cancellation) => new()
    {
        InstanceId = entity.GetString("InstanceId"),
        Name = entity.GetString("Name"),
        Version = entity.GetString("Version"),
        Status = Enum.Parse<OrchestrationRuntimeStatus>(entity.GetString("Status")),
        Execution = entity.GetInt32("Execution") ?? 0,
        Turns = entity.GetInt32("Turns") ?? 0,
        Attempts = entity.GetInt32("Attempts") ?? 0,
        TurnId = entity.GetString("TurnId"),
        CreationKey = entity.GetString("CreationKey"),
        Incarnation = entity.GetString("Incarnation"),
        CreatedAt = entity.GetDateTimeOffset("CreatedAt")!.Value,
        UpdatedAt = entity.GetDateTimeOffset("UpdatedAt")!.Value,
        StartAt = entity.GetDateTimeOffset("StartAt"),
        Trace = entity.GetString("Trace"),
        BegunAt = entity.GetDateTimeOffset("BegunAt"),
        Parent = entity.GetString("Parent") is { } parent ? Turn.FromJson<ParentLink>(parent) : null,
        Tags = await payloads.ReadAsync(entity, "Tags", cancellation) is { } tags
            ? Turn.FromJson<Dictionary<string, string>>(tags)
            : new Dictionary<string, string>(),
        Input = withPayloads ? await payloads.ReadAsync(entity, "Input", cancellation) : null,
        Output = withPayloads ? await payloads.ReadAsync(entity, "Output", cancellation) : null,
        CustomStatus = withPayloads ? await payloads.ReadAsync(entity, "CustomStatus", cancellation) : null,
        Failure = await payloads.ReadAsync(entity, "Failure", cancellation),
        ETag = entity.ETag,
    };
}

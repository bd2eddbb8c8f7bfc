using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client
{
    /// <summary>A value as text.</summary>
    /// <param name="data">The text.</param>
    /// <param name="converter">Reads it; null: JSON.</param>
    public sealed class SerializedData(string data, DataConverter? converter = null)
    {
        /// <summary>The text.</summary>
        public string Value { get; } = data ?? throw new ArgumentNullException(nameof(data));

        /// <summary>Reads it.</summary>
        public DataConverter Converter { get; } = converter ?? JsonDataConverter.Default;

        /// <summary>The value.</summary>
        public T ReadAs<T>() => Converter.Deserialize<T>(Value)!;
    }
}

namespace Microsoft.DurableTask.Client.Entities
{
    /// <summary>What a client can do with entities; not part of this runtime.</summary>
    /// <param name="name">Name of the client.</param>
    public abstract class DurableEntityClient(string name)
    {
        /// <summary>Name of the client.</summary>
        public string Name { get; } = name;

        /// <summary>Asks for an operation.</summary>
        public abstract Task SignalEntityAsync(
            EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null, CancellationToken cancellation = default);

        /// <summary>Asks for an operation without input.</summary>
        public virtual Task SignalEntityAsync(
            EntityInstanceId id, string operationName, SignalEntityOptions options, CancellationToken cancellation = default) =>
            SignalEntityAsync(id, operationName, null, options, cancellation);

        /// <summary>Asks for an operation without input.</summary>
        public virtual Task SignalEntityAsync(EntityInstanceId id, string operationName, CancellationToken cancellation) =>
            SignalEntityAsync(id, operationName, null, null, cancellation);

        /// <summary>An entity's metadata; null when there is none.</summary>
        public abstract Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default);

        /// <summary>An entity's metadata; null when there is none.</summary>
        public virtual Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, CancellationToken cancellation) => GetEntityAsync(id, true, cancellation);

        /// <summary>An entity's metadata; null when there is none.</summary>
        public abstract Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default);

        /// <summary>An entity's metadata; null when there is none.</summary>
        public virtual Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, CancellationToken cancellation) =>
            GetEntityAsync<T>(id, true, cancellation);

        /// <summary>Entities that match a filter.</summary>
        public abstract AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null);

        /// <summary>Entities that match a filter.</summary>
        public abstract AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null);

        /// <summary>Removes empty entities and locks that nobody holds.</summary>
        public abstract Task<CleanEntityStorageResult> CleanEntityStorageAsync(
            CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default);
    }

    /// <summary>What is known of an entity.</summary>
    /// <typeparam name="TState">State.</typeparam>
    /// <param name="id">Its id.</param>
    public class EntityMetadata<TState>(EntityInstanceId id)
    {
        private readonly TState? _state;

        /// <summary>Makes metadata with a state.</summary>
        public EntityMetadata(EntityInstanceId id, TState? state) : this(id)
        {
            IncludesState = state is not null;
            _state = state;
        }

        /// <summary>Its id.</summary>
        public EntityInstanceId Id { get; } = id;

        /// <summary>UTC, of the last operation.</summary>
        public DateTimeOffset LastModifiedTime { get; init; }

        /// <summary>Operations that wait.</summary>
        public int BacklogQueueSize { get; init; }

        /// <summary>Who has locked it; null: nobody.</summary>
        public string? LockedBy { get; init; }

        /// <summary>There is a state, and it was asked for.</summary>
        [MemberNotNullWhen(true, nameof(_state))]
        public bool IncludesState { get; }

        /// <summary>The state.</summary>
        /// <exception cref="InvalidOperationException">There is none.</exception>
        public TState State => IncludesState ? _state : throw new InvalidOperationException("The metadata does not include a state.");
    }

    /// <summary>What is known of an entity.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="state">Its state; null: there is none, or it was not asked for.</param>
    public sealed class EntityMetadata(EntityInstanceId id, SerializedData? state = null) : EntityMetadata<SerializedData>(id, state);

    /// <summary>Which entities to list.</summary>
    public record EntityQuery
    {
        /// <summary>Items a page unless said otherwise.</summary>
        public const int DefaultPageSize = 100;

        /// <summary>Ids that start so; null: all.</summary>
        public string? InstanceIdStartsWith { get; init; }

        /// <summary>Modified at or after; null: no bound.</summary>
        public DateTimeOffset? LastModifiedFrom { get; init; }

        /// <summary>Modified at or before; null: no bound.</summary>
        public DateTimeOffset? LastModifiedTo { get; init; }

        /// <summary>With states.</summary>
        public bool IncludeState { get; init; } = true;

        /// <summary>With those that have no state.</summary>
        public bool IncludeTransient { get; init; }

        /// <summary>Items a page; null: the default.</summary>
        public int? PageSize { get; init; }

        /// <summary>Where to start; null: at the beginning.</summary>
        public string? ContinuationToken { get; init; }
    }

    /// <summary>What to remove of entities.</summary>
    public readonly record struct CleanEntityStorageRequest
    {
        /// <summary>All of it.</summary>
        public static CleanEntityStorageRequest Default => new() { RemoveEmptyEntities = true, ReleaseOrphanedLocks = true };

        /// <summary>Entities without a state.</summary>
        public bool RemoveEmptyEntities { get; init; }

        /// <summary>Locks that nobody holds.</summary>
        public bool ReleaseOrphanedLocks { get; init; }

        /// <summary>Where to start; null: at the beginning.</summary>
        public string? ContinuationToken { get; init; }
    }

    /// <summary>What was removed of entities.</summary>
    public readonly record struct CleanEntityStorageResult
    {
        /// <summary>Entities.</summary>
        public int EmptyEntitiesRemoved { get; init; }

        /// <summary>Locks.</summary>
        public int OrphanedLocksReleased { get; init; }

        /// <summary>Where to go on; null: all is done.</summary>
        public string? ContinuationToken { get; init; }
    }
}

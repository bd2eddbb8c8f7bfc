using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask;

/// <content>Entities, which this runtime does not have: a program that uses them is told when it starts.</content>
public sealed partial class DurableTaskRegistry
{
    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity(TaskName name, Func<IServiceProvider, ITaskEntity> factory) => throw NoEntities(name);

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity(TaskName name, Type type) => throw NoEntities(name);

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity(Type type)
    {
        CheckConcrete<ITaskEntity>(type);
        return AddEntity(NameOf(type), type);
    }

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity<TEntity>(TaskName name) where TEntity : class, ITaskEntity => throw NoEntities(name);

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity<TEntity>() where TEntity : class, ITaskEntity => AddEntity(typeof(TEntity));

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity(TaskName name, ITaskEntity entity) => throw NoEntities(name);

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public DurableTaskRegistry AddEntity(ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return AddEntity(NameOf(entity.GetType()), entity);
    }

    private static NotSupportedException NoEntities(TaskName name) =>
        new($"The entity '{name}' cannot be added: durable entities are not part of this runtime; see docs/durable-api.md.");
}

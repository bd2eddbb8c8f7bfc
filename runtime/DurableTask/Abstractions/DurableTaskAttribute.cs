namespace Microsoft.DurableTask;

/// <summary>Marks a class-based orchestrator or activity. A derived class needs a mark of its own.</summary>
/// <param name="name">Its name; none: the class name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute(string? name = null) : Attribute
{
    /// <summary>Its name; default: the class name.</summary>
    public TaskName Name { get; } = name ?? "";

    /// <summary>Its version; null: unversioned.</summary>
    public string? Version { get; set; }
}

namespace Microsoft.DurableTask;

/// <summary>Name of an orchestrator, activity or entity; compared without regard to case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>Makes a name.</summary>
    /// <param name="name">The name; null makes the default, empty name.</param>
    public TaskName(string name)
    {
        Name = name ?? "";
        Version = "";
    }

    /// <summary>The name as written.</summary>
    public string Name { get; }

    /// <summary>Always empty; versions are given by <see cref="TaskVersion"/>.</summary>
    public string Version { get; }

    /// <summary>The name as written.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>A name from text.</summary>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new TaskName(value);

    /// <summary>Equal without regard to case.</summary>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Different without regard to case.</summary>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name ?? "", other.Name ?? "", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? "");

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}

namespace Microsoft.DurableTask;

/// <summary>Version of an orchestrator or activity; compared without regard to case.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version.</summary>
    public static readonly TaskVersion Unversioned;

    private readonly string? _version;

    /// <summary>Makes a version.</summary>
    /// <param name="version">The version; null or empty means unversioned.</param>
    /// <exception cref="ArgumentException">It is nothing but white space.</exception>
    public TaskVersion(string? version)
    {
        if (version?.Length > 0 && string.IsNullOrWhiteSpace(version))
            throw new ArgumentException("A version must not be white space. Leave it out for an unversioned task.", nameof(version));
        _version = version;
    }

    /// <summary>The version as written; empty when unversioned.</summary>
    public string Version => _version ?? "";

    /// <summary>The version as written.</summary>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>A version from text.</summary>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Equal without regard to case.</summary>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Different without regard to case.</summary>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version);
}

namespace Onboarding.Workflows.Integration;

/// <summary>One migrated set of records, counted on both sides. Row <c>migration:{id}</c>.</summary>
public sealed record MigrationBatch
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What was migrated.</summary>
    public required string Name { get; init; }

    /// <summary>Records in the source.</summary>
    public required long SourceCount { get; init; }

    /// <summary>Records in the target.</summary>
    public required long TargetCount { get; init; }

    /// <summary>Checksum of the source, as hexadecimal text.</summary>
    public required string SourceChecksum { get; init; }

    /// <summary>Checksum of the target, as hexadecimal text.</summary>
    public required string TargetChecksum { get; init; }

    /// <summary>Moved encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>Permissions in the target were checked.</summary>
    public required bool PermissionsChecked { get; init; }
}

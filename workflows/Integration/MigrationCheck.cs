using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Integration;

/// <summary>Whether migrated data arrived whole and safe (S3): same count, same checksum, encrypted on the way, permissions checked.</summary>
public static class MigrationCheck
{
    /// <summary>Everything wrong with the batches; empty when all arrived. No batch at all is wrong too.</summary>
    public static IReadOnlyList<Phrase> Problems(IReadOnlyList<MigrationBatch> batches) =>
        batches.Count == 0 ? [new Phrase("missing.migration")] : [.. batches.SelectMany(Problems)];

    /// <summary>True when nothing is wrong with the batch.</summary>
    public static bool IsWhole(MigrationBatch batch) => !Problems(batch).Any();

    private static IEnumerable<Phrase> Problems(MigrationBatch batch)
    {
        if (batch.SourceCount != batch.TargetCount)
            yield return About(batch, "migration.count-differs").With("source", (decimal)batch.SourceCount).With("target", (decimal)batch.TargetCount);
        if (!string.Equals(batch.SourceChecksum, batch.TargetChecksum, StringComparison.OrdinalIgnoreCase))
            yield return About(batch, "migration.checksum-differs");
        if (!batch.Encrypted) yield return About(batch, "migration.not-encrypted");
        if (!batch.PermissionsChecked) yield return About(batch, "migration.permissions-unchecked");
    }

    private static Phrase About(MigrationBatch batch, string key) => new Phrase(key).With("batch", batch.Name);
}

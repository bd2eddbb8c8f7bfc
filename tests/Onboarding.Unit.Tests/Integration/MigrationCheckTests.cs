using Onboarding.Workflows.Integration;

namespace Onboarding.Unit.Tests.Integration;

public sealed class MigrationCheckTests
{
    internal static readonly MigrationBatch Whole = new()
    {
        Id = "open-tickets",
        Name = "Open tickets",
        SourceCount = 4812,
        TargetCount = 4812,
        SourceChecksum = "8a0c87b8",
        TargetChecksum = "8A0C87B8",
        Encrypted = true,
        PermissionsChecked = true,
    };

    public static TheoryData<string, MigrationBatch> Broken() => new()
    {
        { "migration.count-differs", Whole with { TargetCount = 4811 } },
        { "migration.count-differs", Whole with { TargetCount = 4813 } },
        { "migration.checksum-differs", Whole with { TargetChecksum = "8a0c87b9" } },
        { "migration.not-encrypted", Whole with { Encrypted = false } },
        { "migration.permissions-unchecked", Whole with { PermissionsChecked = false } },
    };

    [Fact]
    public void A_batch_is_whole_when_counts_and_checksums_agree_in_any_case_of_letters() => Assert.True(MigrationCheck.IsWhole(Whole));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_thing_wrong_is_named(string problem, MigrationBatch batch)
    {
        Assert.False(MigrationCheck.IsWhole(batch));
        Assert.Equal([problem], MigrationCheck.Problems([Whole, batch]).Select(phrase => phrase.Key));
    }

    [Fact]
    public void Everything_wrong_is_named_at_once() => Assert.Equal(
        4, MigrationCheck.Problems([Whole with { TargetCount = 0, TargetChecksum = "0", Encrypted = false, PermissionsChecked = false }]).Count);

    [Fact]
    public void No_batch_at_all_is_no_migration() => Assert.Equal("missing.migration", Assert.Single(MigrationCheck.Problems([])).Key);
}

using CsCheck;
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

    private static readonly Gen<MigrationBatch> AnyBatch = Gen.Select(Gen.Int[4811, 4813], Gen.Bool, Gen.Bool, Gen.Bool).Select(batch => Whole with
    {
        TargetCount = batch.Item1,
        TargetChecksum = batch.Item2 ? Whole.TargetChecksum : "0",
        Encrypted = batch.Item3,
        PermissionsChecked = batch.Item4,
    });

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
    public void A_further_batch_mends_no_other_and_their_order_never_matters() =>
        Gen.Select(AnyBatch.Array[1, 6].SelectMany(batches => Gen.Shuffle(batches).Select(other => (batches, other))), AnyBatch).Sample((two, further) =>
        {
            var before = MigrationCheck.Problems(two.batches).Count;

            return MigrationCheck.Problems([.. two.batches, Whole]).Count == before
                && MigrationCheck.Problems([.. two.batches, further]).Count >= before
                && MigrationCheck.Problems(two.other).Count == before;
        });

    [Fact]
    public void What_is_wrong_in_addition_never_makes_a_batch_whole() => AnyBatch.Select(AnyBatch).Sample((one, other) =>
    {
        var both = one with
        {
            TargetCount = one.TargetCount == one.SourceCount ? other.TargetCount : one.TargetCount,
            Encrypted = one.Encrypted && other.Encrypted,
            PermissionsChecked = one.PermissionsChecked && other.PermissionsChecked,
        };

        return MigrationCheck.Problems([both]).Count >= MigrationCheck.Problems([one]).Count;
    });

    [Fact]
    public void No_batch_at_all_is_no_migration() => Assert.Equal("missing.migration", Assert.Single(MigrationCheck.Problems([])).Key);
}

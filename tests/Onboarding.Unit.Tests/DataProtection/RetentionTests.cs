using Microsoft.Extensions.Configuration;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.DataProtection;

/// <summary>What goes when.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset End = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetentionSettings Usual = Read();
    private static readonly Run Ended = SampleGate.Run with { Status = RunStatus.Exited, WaitsSince = End };

    [Fact]
    public void Each_kind_goes_so_many_days_after_the_end_and_not_a_moment_before()
    {
        Assert.Equal([], DueAfter(29.99));
        Assert.Equal([RetentionKind.EngineHistory], DueAfter(30));
        Assert.Equal([RetentionKind.EngineHistory, RetentionKind.Events, RetentionKind.Mails], DueAfter(180));
        Assert.Equal(7, DueAfter(1095).Count);
    }

    [Fact]
    public void What_is_done_is_not_done_again() =>
        Assert.Equal([RetentionKind.Events], RetentionMark.DueOf(Ended, null, new RetentionMark([RetentionKind.EngineHistory]), Usual, End.AddDays(90)));

    [Fact]
    public void A_run_whose_time_has_come_goes_whole() => Assert.Equal([RetentionKind.Runs], DueAfter(3650));

    [Theory]
    [InlineData(RunStatus.Running)]
    [InlineData(RunStatus.ScaledUp)]
    public void Nothing_of_a_run_in_flight_goes_however_old_it_is(RunStatus status) =>
        Assert.Empty(RetentionMark.DueOf(Ended with { Status = status }, null, null, Usual, End.AddDays(10_000)));

    [Fact]
    public void Nothing_goes_while_a_cancellation_is_carried_out_or_the_run_is_held()
    {
        Assert.Empty(RetentionMark.DueOf(Ended with { IsWindingUp = true }, null, null, Usual, End.AddDays(10_000)));
        Assert.Empty(RetentionMark.DueOf(Ended, new RunHold("Claim", "Mei", End), null, Usual, End.AddDays(10_000)));
    }

    [Fact]
    public void A_kind_may_be_kept_for_ever() =>
        Assert.Equal([RetentionKind.EngineHistory, RetentionKind.Events], RetentionMark.DueOf(Ended, null, null, Read(("Retention:Mails", "never")), End.AddDays(180)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("a year")]
    [InlineData("36501")]
    [InlineData("999999")]
    public void A_setting_that_is_no_number_of_days_is_refused_by_name(string days) =>
        Assert.Contains("Retention:People", Assert.Throws<InvalidDataException>(() => Read(("Retention:People", days))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_hundred_years_are_the_most() => Assert.Equal(36_500, Read(("Retention:Drafts", "36500")).Drafts);

    [Fact]
    public void Every_setting_stands_in_the_documentation_with_its_default_and_a_reason()
    {
        var document = File.ReadAllText(Repository.At("docs", "data-protection.md"));

        Assert.All(Usual.AfterEnd, kind => Assert.Contains($"| `Retention:{kind.Key}` | {kind.Value} |", document, StringComparison.Ordinal));
        Assert.Contains($"| `Retention:Links` | {Usual.Links} |", document, StringComparison.Ordinal);
        Assert.Contains($"| `Retention:Drafts` | {Usual.Drafts} |", document, StringComparison.Ordinal);
    }

    private static IReadOnlyList<RetentionKind> DueAfter(double days) => RetentionMark.DueOf(Ended, null, null, Usual, End.AddDays(days));

    private static RetentionSettings Read(params (string Name, string Value)[] settings) => RetentionSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build());
}

using Azure.Data.Tables;
using Onboarding.Cli;
using Onboarding.Cli.Backup;
using Onboarding.Cli.Commands;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>What a backup is made of.</summary>
public sealed class BackupRowsTests
{
    private static readonly BackupTables Hub = new(BackupTables.UsualHub);

    [Fact]
    public void A_row_of_every_type_is_read_back_as_it_was()
    {
        var row = new TableEntity("run-1", "a:b")
        {
            ["Text"] = "“林芳” 😀\n",
            ["Truth"] = true,
            ["Number"] = 7,
            ["Long"] = long.MaxValue,
            ["Double"] = 0.1,
            ["At"] = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddTicks(1),
            ["Id"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 1, 2, 255 },
        };

        var (table, read) = RowText.Read(RowText.Of("T", row));

        Assert.Equal(("T", "run-1", "a:b"), (table, read.PartitionKey, read.RowKey));
        Assert.Equal(row.Count, read.Count);
        Assert.All(row, property => Assert.Equal(property.Value, read[property.Key]));
        Assert.Equal(RowText.Of("T", row), RowText.Of("T", read));
    }

    [Fact]
    public void A_sum_does_not_depend_on_the_order_and_tells_every_change()
    {
        Assert.Equal(SumOf("a", "b", "c"), SumOf("c", "a", "b"));
        Assert.NotEqual(SumOf("a", "b"), SumOf("a", "c"));
        Assert.NotEqual(SumOf("a"), SumOf("a", "a", "a"));
    }

    [Fact]
    public void Every_table_of_the_app_is_backed_up_or_made_anew()
    {
        Assert.Empty(TablesAtStart.Names.Except(Hub.All));
        Assert.Equal(["OnboardingHost", "OnboardingInstances", "OnboardingLive"], Hub.All.Except(TablesAtStart.Names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_is_found_again_by_the_row_that_is_made_of_its_head()
    {
        var run = SampleGate.Run with { CreatedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), AuditSequence = 7 };
        var head = JsonRow.From(run.Id, RowKeys.Run, run);

        var made = new MadeRows(Hub, tellsEvents: true).Of(BackupTables.Runs, head).ToDictionary(one => one.Table, one => one.Row);

        var expected = RunIndex.RowOf(run, null);
        Assert.Equal((expected.PartitionKey, expected.RowKey), (made[BackupTables.Index].PartitionKey, made[BackupTables.Index].RowKey));
        Assert.All(expected, property => Assert.Equal(property.Value, made[BackupTables.Index][property.Key]));
        Assert.Equal($"{run.Id}:00000007", made[BackupTables.Events].RowKey);
    }

    [Fact]
    public void Webhooks_are_told_on_of_runs_in_flight_and_of_those_that_ended_only_when_they_know_them()
    {
        var made = new MadeRows(Hub, tellsEvents: true);
        string[] Noted(string table, string run, string key, RunStatus status) => [.. made
            .Of(table, JsonRow.From(run, key, SampleGate.Run with { Status = status }))
            .Where(one => one.Table == BackupTables.Events).Select(one => one.Row.GetString("RunId"))];

        foreach (var status in Enum.GetValues<RunStatus>())
        {
            var isInFlight = !(SampleGate.Run with { Status = status }).IsEnded;
            Assert.Equal(isInFlight ? ["run-1"] : [], Noted(BackupTables.Runs, "run-1", RowKeys.Run, status));
            Assert.Equal(isInFlight ? [] : ["run-1"], Noted(BackupTables.Events, "run-1", "cursor:a", status));
            Assert.Empty(Noted(BackupTables.Events, "run-1", "cursor:b", status));
        }

        Assert.Empty(Noted(BackupTables.Events, "due", "run-2:00000001", RunStatus.Running));
    }

    [Theory]
    [InlineData("Onboarding", true)]
    [InlineData("Hub", true)]
    [InlineData("x y", false)]
    [InlineData("1hub", false)]
    [InlineData("ab", false)]
    [InlineData("Hub\n", false)]
    public void A_task_hub_has_the_name_of_a_table(string name, bool isHub) => Assert.Equal(isHub, BackupTables.IsHub(name));

    [Fact]
    public void That_the_app_may_be_started_is_said_of_a_whole_restore_only()
    {
        var manifest = new BackupManifest
        {
            Id = "1",
            BegunAt = default,
            EndedAt = default,
            Hub = "Onboarding",
            Runs = 0,
            Readings = 1,
            Rows = new Dictionary<string, RowCount>(),
            Blobs = new RowCount(0, ""),
            Files = new Dictionary<string, string>(),
        };
        string Said(params string[] differing) => BackupCommand.SayingOf(new RestoreResult(manifest, differing, new RunAudits()), Texts.In(Texts.English));

        Assert.Contains("Start the app", Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Start the app", Said("runs", "audits"), StringComparison.Ordinal);
        Assert.Equal(2, Said("runs", "audits").Split('\n').Length);
    }

    [Theory]
    [InlineData("Running", true)]
    [InlineData("Suspended", true)]
    [InlineData("Completed", false)]
    public void An_orchestration_that_has_not_ended_is_found_by_the_engine(string status, bool isLive)
    {
        var row = new TableEntity("run-1:pilot", "s0a1b2c3d") { ["Status"] = status, ["InstanceId"] = "run-1:pilot" };

        Assert.Equal(isLive, new MadeRows(Hub, tellsEvents: false).Of("OnboardingInstances", row).Any());
    }

    [Fact]
    public void No_blob_is_written_outside_of_the_folder() =>
        Assert.Throws<InvalidDataException>(() => new BackupFolder("backup").Blob("evidence", "../../etc/passwd"));

    private static (long, string) SumOf(params string[] texts)
    {
        var sum = new RowSum();
        foreach (var text in texts) sum.Add(text);
        return (sum.Count, sum.Digest);
    }
}

using Onboarding.Cli;
using Onboarding.Cli.Auditing;
using Onboarding.Unit.Tests.Storage;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>The command line finds every tampering with an exported audit, by the file alone.</summary>
public sealed class AuditCheckTests : IAsyncLifetime
{
    private readonly string _file = Path.GetTempFileName();
    private string[] _lines = [];

    public async Task InitializeAsync() => _lines = (await AuditFiles.JsonLinesAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Task DisposeAsync()
    {
        File.Delete(_file);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_the_app_exports_is_intact() =>
        Assert.Equal((AuditFinding.Intact, 5, AuditFiles.Entries[^1].Hash, ExitCodes.Success), await CheckAsync(_lines));

    [Fact]
    public async Task A_changed_entry_is_found() =>
        Assert.Equal((AuditFinding.Changed, 2), Place(await CheckAsync([_lines[0], Replaced(_lines[1], "second", "third"), .. _lines[2..]])));

    [Theory]
    [InlineData("\"stage\":\"pilot\"", "\"stage\":\"exit\"")]
    [InlineData("\"actor\":\"system\"", "\"actor\":\"nobody\"")]
    [InlineData("\"sequence\":1", "\"sequence\":1,\"more\":1")]
    public async Task Any_change_of_a_field_is_found(string before, string after) =>
        Assert.Equal((AuditFinding.Changed, 1), Place(await CheckAsync([Replaced(_lines[0], before, after), .. _lines[1..]])));

    [Fact]
    public async Task A_number_that_is_none_is_found_as_a_missing_entry() => Assert.Equal(
        (AuditFinding.Missing, 1), Place(await CheckAsync([Replaced(_lines[0], "\"sequence\":1", "\"sequence\":\"1\""), .. _lines[1..]])));

    [Fact]
    public async Task A_removed_entry_is_found() =>
        Assert.Equal((AuditFinding.Missing, 3), Place(await CheckAsync([.. _lines[..2], .. _lines[3..]])));

    [Fact]
    public async Task A_removed_entry_is_found_also_when_the_others_are_counted_anew() => Assert.Equal(
        (AuditFinding.Changed, 1), Place(await CheckAsync([Replaced(_lines[1], "\"sequence\":2", "\"sequence\":1"), .. _lines[2..]])));

    [Fact]
    public async Task Swapped_entries_are_found() =>
        Assert.Equal((AuditFinding.Missing, 2), Place(await CheckAsync([_lines[0], _lines[2], _lines[1], .. _lines[3..]])));

    [Fact]
    public async Task A_truncated_tail_is_found_against_the_last_line() =>
        Assert.Equal((AuditFinding.Missing, 5), Place(await CheckAsync([.. _lines[..4], _lines[5]])));

    [Fact]
    public async Task A_last_line_that_was_made_to_fit_a_truncated_tail_does_not_fit_its_hash() => Assert.Equal(
        (AuditFinding.OtherHead, 5), Place(await CheckAsync([.. _lines[..4], Replaced(_lines[5], "\"sequence\":5", "\"sequence\":4")])));

    [Fact]
    public async Task A_file_that_was_cut_off_is_found()
    {
        Assert.Equal((AuditFinding.CutOff, 6), Place(await CheckAsync(_lines[..5])));
        Assert.Equal((AuditFinding.CutOff, 5), Place(await CheckAsync([.. _lines[..4], _lines[4][..100]])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sequence,at,actor")]
    [InlineData("{\"items\":[]}")]
    [InlineData("[1]")]
    public async Task What_is_no_export_is_said_to_be_none(string line)
    {
        var (finding, _, _, code) = await CheckAsync([line]);

        Assert.Equal((AuditFinding.NoExport, ExitCodes.BadInput), (finding, code));
    }

    private static string Replaced(string line, string before, string after) => line.Replace(before, after, StringComparison.Ordinal);

    private static (AuditFinding, int) Place((AuditFinding Finding, int At, string, int ExitCode) found)
    {
        Assert.Equal(ExitCodes.Failure, found.ExitCode);
        return (found.Finding, found.At);
    }

    private async Task<(AuditFinding Finding, int At, string Hash, int ExitCode)> CheckAsync(string[] lines)
    {
        await File.WriteAllLinesAsync(_file, lines);
        var verdict = AuditCheck.Of(lines.Where(line => line.Length > 0));
        return (verdict.Finding, verdict.At, verdict.Hash, await CommandLine.RunAsync(["audit", "verify", _file, "--lang", "en"]));
    }
}

using Onboarding.Cli;
using Onboarding.Cli.Importing;

namespace Onboarding.Unit.Tests.Cli;

public sealed class ReadingsFileTests
{
    private const string Header = "day,channel,kpi,numerator,denominator,value,sample,source";

    private static readonly Texts English = Texts.In(Texts.English);

    [Fact]
    public void A_file_is_cut_between_days_and_each_batch_has_the_header()
    {
        var file = ReadingsFile.Cut($"{Header}\n{Row(1)}\n{Row(1, "email")}\n{Row(2)}\n{Row(3)}\n", 2, English);

        Assert.Equal([(2, 3), (5, 1)], file.Batches.Select(batch => (batch.FirstLine, batch.Rows)));
        Assert.Equal($"{Header}\n{Row(3)}\n", file.Batches[1].Csv);
        Assert.Equal(4, file.Rows);
    }

    [Fact]
    public void A_fault_in_a_batch_is_told_by_the_line_of_the_file_past_blank_lines_and_cells_of_several_lines()
    {
        var text = $"\n{Header}\r\n\r\n{Row(1).Replace("export", "\"a, \"\"b\"\"\nc\"", StringComparison.Ordinal)}\r\n{Row(2)}\r\n\r\n{Row(3)}\r\n";

        var file = ReadingsFile.Cut(text, 1, English);

        Assert.Equal([4, 6, 8], file.Batches.Select(batch => batch.FirstLine));
        Assert.Equal(new BadRow(8, "day", "x"), file.Batches[2].Locate("line 2, day", "x"));
        Assert.Equal(new BadRow(4, null, "x"), file.Batches[0].Locate("line 2", "x"));
        Assert.Null(file.Batches[0].Locate("lines", "x"));
    }

    [Fact]
    public void The_same_reading_on_two_lines_is_found_across_batches_whatever_the_order_of_columns()
    {
        var file = ReadingsFile.Cut("source,kpi,channel,day\nx,csat,phone,2026-05-01\nx,csat,phone,2026-05-02\ny,csat,phone,2026-05-01\n", 1, English);

        Assert.Equal([new BadRow(4, null, "the same day, channel and KPI as on line 2; keep one of them")], file.Bad);
    }

    [Fact]
    public void A_longer_file_begins_with_the_same_batches()
    {
        var days = Enumerable.Range(1, 9).Select(day => Row(day)).ToList();

        var before = ReadingsFile.Cut($"{Header}\n{string.Join('\n', days[..6])}", 2, English);
        var after = ReadingsFile.Cut($"{Header}\n{string.Join('\n', days)}", 2, English);

        Assert.Equal(before.Batches.Select(batch => batch.Hash), after.Batches.Take(3).Select(batch => batch.Hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    public void A_file_without_rows_is_left_to_the_app_to_refuse(string text) =>
        Assert.Equal(text, Assert.Single(ReadingsFile.Cut(text, 14, English).Batches).Csv);

    private static string Row(int day, string channel = "phone") => $"2026-05-0{day},{channel},csat,,,91.9,69,export";
}

using Onboarding.Cli.Importing;

namespace Onboarding.Unit.Tests.Cli;

public sealed class CsvLinesTests
{
    [Fact]
    public void A_cell_in_quotes_may_hold_line_ends() =>
        Assert.Equal([(1, 1), (2, 3), (4, 4)], CsvLines.RecordsOf(["a,b", "1,\"two", "lines\"", "2,x"]).Select(record => (record.FirstLine, record.LastLine)));

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line_and_not_all_that_follows()
    {
        var records = CsvLines.RecordsOf(["a,b", "1,\"open", .. Enumerable.Repeat("2,x", 200)]).ToList();

        Assert.Equal((2, 2), (records[1].FirstLine, records[1].LastLine));
        Assert.Equal(202, records.Count);
    }
}

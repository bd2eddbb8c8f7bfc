using System.Net;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

/// <summary>What is wrong with a file is said before the run is looked at; taking readings in is part of <see cref="WholeRunTests"/>.</summary>
[Collection(SharedAppTests.Name)]
public sealed class ReadingsCsvTests(SharedApp app)
{
    private const string Header = "day,channel,kpi,numerator,denominator,value,sample,source";

    [Fact]
    public async Task Every_wrong_cell_is_named_by_line_and_column()
    {
        var problem = (await SendAsync($"""
            {Header}
            2026-05-11,phone,call-connection-rate,390,403,,,CCaaS export
            11.05.2026,phone,call-connection-rate,390,403,,,CCaaS export
            2026-05-12,fax,call-connection-rate,390,403,,,
            2026-05-12,phone,first-response-time-phone,,,"8,1",383,CCaaS export
            2026-05-12,phone,call-connection-rate,403,390,,,CCaaS export
            2026-05-12,phone,call-connection-rate,1.5,2,,,CCaaS export
            2026-05-12,phone,call-connection-rate
            """)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        var cells = problem["errors"]!.AsObject().Select(error => error.Key).ToList();
        Assert.Contains("line 3, day", cells);
        Assert.Contains("line 4, source", cells);
        Assert.Contains("line 5, value", cells);
        Assert.Contains("line 6, numerator", cells);
        Assert.Contains("line 7, numerator", cells);
        Assert.Contains("line 8", cells);
        Assert.DoesNotContain(cells, cell => cell.StartsWith("line 2", StringComparison.Ordinal));
        Assert.Contains("decimal point", problem["errors"]!["line 5, value"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "exactly these columns")]
    [InlineData("day;channel;kpi;numerator;denominator;value;sample;source\n", "exactly these columns")]
    [InlineData("day,channel,kpi,numerator,denominator,value,source\n2026-05-11,phone,x,1,2,,a\n", "exactly these columns")]
    [InlineData(Header + "\n", "no line below")]
    public async Task A_file_without_its_header_or_lines_says_what_is_expected(string file, string expected)
    {
        var problem = (await SendAsync(file)).ExpectProblem(HttpStatusCode.BadRequest, "malformed");

        Assert.Contains(expected, problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_file_with_a_byte_order_mark_passes_every_check_of_the_file()
    {
        // The run is not in its pilot: everything else about the file was fine.
        (await SendAsync("\uFEFF" + SampleReadings.Header + "\n" + string.Join('\n', SampleReadings.Of(new DateOnly(2026, 5, 11))))).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
    }

    [Fact]
    public async Task A_file_of_another_kind_or_size_is_refused()
    {
        (await SendAsync(Header, "application/vnd.ms-excel")).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await SendAsync(new string('x', 4 * 1024 * 1024 + 1))).ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private async Task<Answer> SendAsync(string file, string mediaType = "text/csv")
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Readings");
        return await api.PostTextAsync($"{run.Path}/readings", file, mediaType);
    }
}

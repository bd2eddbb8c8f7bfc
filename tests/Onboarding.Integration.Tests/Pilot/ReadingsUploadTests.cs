using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Integration.Tests.Pilot;

/// <summary>Readings that a person chooses on the pilot's page: looked at first, stored when confirmed.</summary>
[Collection(SharedAppTests.Name)]
public sealed class ReadingsUploadTests(SharedApp app)
{
    private const int Days = 10;

    private static readonly DateOnly First = PilotSample.FirstDay(Days);

    [Fact]
    public async Task Nothing_is_stored_before_it_is_confirmed_and_afterwards_the_same_file_is_nothing_new()
    {
        var run = await PilotSample.StartAsync(app, "Upload", 0);
        await MoveStartAsync(run);
        using var visitor = new Visitor();
        var file = PilotSample.FileOf(SampleReadings.Of(First).Concat(SampleReadings.Of(First.AddDays(1))));

        var preview = await UploadAsync(visitor, run, file);
        Assert.Equal(0, await CountAsync(run));
        Assert.Contains($"{2 * PlaybookFacts.Usual.Kpis.Count} new readings", preview.Text, StringComparison.Ordinal);

        var pilot = await ConfirmAsync(visitor, preview);

        Assert.Equal(2 * PlaybookFacts.Usual.Kpis.Count, await CountAsync(run));
        Assert.Contains("readings were stored", pilot.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var again = await UploadAsync(visitor, run, file);
        Assert.Contains("Nothing new", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Confirm and store", again.Text, StringComparison.Ordinal);
        // Whoever goes back and confirms once more changes nothing.
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(visitor, preview)).Status);
        Assert.Single((await run.KindsAsync()), kind => kind == "readings.added");
    }

    [Fact]
    public async Task A_value_that_is_corrected_by_form_shows_what_it_replaces_before_it_is_stored()
    {
        var run = await PilotSample.StartAsync(app, "Correct by form", Days);
        using var visitor = new Visitor();
        var form = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/actions/correct-reading"));
        var (day, kpi) = (Line(970).Split(',')[0], Line(970).Split(',')[2]);

        var preview = await visitor.SubmitAsync(form, ("items[0].kpi", kpi), ("items[0].channel", Line(970).Split(',')[1]), ("items[0].day", day),
            ("items[0].numerator", "970"), ("items[0].denominator", "1000"), ("items[0].source", "export, \"final\""), ("reason", "Counted anew"));

        Assert.Equal(["990 of 1,000 (export)", "970 of 1,000 (export, \"final\")"], preview.Document.QuerySelectorAll("del, ins").Select(one => one.TextContent));
        Assert.Contains("Counted anew", preview.Text, StringComparison.Ordinal);
        Assert.Equal(990, await HitsAsync(run));
        await ConfirmAsync(visitor, preview);
        Assert.Equal(970, await HitsAsync(run));
    }

    [Fact]
    public async Task Corrections_show_old_and_new_and_what_changed_meanwhile_is_shown_again_instead_of_stored()
    {
        var run = await PilotSample.StartAsync(app, "Correct", Days);
        using var visitor = new Visitor();
        var preview = await UploadAsync(visitor, run, PilotSample.FileOf([Line(970)]), "Wrong export");
        Assert.Equal(["990 of 1,000 (export)", "970 of 1,000 (export)"], preview.Document.QuerySelectorAll("del, ins").Select(one => one.TextContent));
        using var api = app.Api();
        (await api.PostTextAsync($"{run.Path}/readings", PilotSample.FileOf([Line(980)]), "text/csv")).Expect(HttpStatusCode.OK);

        var shown = await SendAsync(visitor, preview);

        Assert.Equal((HttpStatusCode.Conflict, 980), (shown.Status, await HitsAsync(run)));
        Assert.Contains("changed meanwhile", shown.Alert!, StringComparison.Ordinal);
        Assert.Equal("980 of 1,000 (export)", shown.Document.QuerySelector("del")!.TextContent);
        await ConfirmAsync(visitor, shown);
        Assert.Equal(970, await HitsAsync(run));
        Assert.Contains("Wrong export", (await api.GetAsync($"{run.Path}/readings?history=true")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "This is required", "is not over yet")]
    [InlineData("zh-CN", "必填", "尚未结束")]
    public async Task Rows_that_are_wrong_are_marked_by_line_and_column_with_a_remedy_and_cannot_be_confirmed(string language, string required, string notOver)
    {
        var run = await PilotSample.StartAsync(app, "Bad rows", Days);
        using var visitor = new Visitor(language);

        var cells = await UploadAsync(visitor, run, PilotSample.FileOf([Line(990), Line(990).Replace("export", "", StringComparison.Ordinal), Line(990).Replace("990", "9.5", StringComparison.Ordinal)]));
        var rows = await UploadAsync(visitor, run, PilotSample.FileOf([Line(990), Line(990, DateOnly.FromDateTime(DateTime.UtcNow))]), "Wrong <export>");

        Assert.Equal([("3", "source", ""), ("4", "numerator", "9.5")], Bad(cells));
        Assert.Contains(required, cells.Text, StringComparison.Ordinal);
        Assert.Equal([("3", "day")], Bad(rows).Select(cell => (cell.Line, cell.Column)));
        Assert.Contains(notOver, rows.Text, StringComparison.Ordinal);
        Assert.All([cells, rows], page => Assert.Null(page.Document.QuerySelector("[name=seen]")));
        Assert.Equal("Wrong <export>", rows.Document.QuerySelector<IHtmlInputElement>("#f-reason")!.Value);
    }

    [Fact]
    public async Task A_form_from_elsewhere_a_run_before_its_pilot_and_a_file_too_large_are_refused()
    {
        var run = await PilotSample.StartAsync(app, "Refused", Days);
        using var visitor = new Visitor();
        using var stranger = new Visitor();
        var page = await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot"));

        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(stranger, run, page, PilotSample.FileOf([Line(990)]))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(visitor, run, page, new string('x', 4 * 1024 * 1024 + 1))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(visitor, run, page, "day;kpi\n")).Status);
        var training = await PilotSample.StartAsync(app, "Before", 0, StageIds.Training);
        Assert.Equal(HttpStatusCode.Conflict, (await UploadAsync(visitor, training, page, PilotSample.FileOf([Line(990)]))).Status);
    }

    [Fact]
    public async Task The_page_and_the_API_tell_the_same_and_the_page_stays_small()
    {
        var run = await PilotSample.StartAsync(app, "Charts", 90, StageIds.Pilot, "qa-pass-rate");
        using var api = app.Api();
        using var visitor = new Visitor();

        var charts = (await api.GetAsync($"{run.Path}/pilot/charts")).Expect(HttpStatusCode.OK).Body;
        var page = await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot"));

        var kpis = charts["kpis"]!.AsArray();
        Assert.Equal(kpis.Select(kpi => $"kpi-{kpi!["kpi"]}"), page.Document.QuerySelectorAll(".kpi h4").Select(one => one.Id));
        Assert.Equal("fail", kpis.Single(kpi => kpi!["kpi"]!.ToString() == "qa-pass-rate")!["verdict"]!.ToString());
        Assert.All(kpis, kpi => Assert.Equal(90, kpi!["days"]!.AsArray().Count));
        Assert.Equal(90 * kpis.Count, page.Document.QuerySelectorAll("table.days tbody tr").Length);
        Assert.InRange(await WireBytesAsync(run), 1, 150_000);
    }

    [Fact]
    public async Task A_file_that_nobody_confirmed_in_its_hour_is_removed_when_the_pilot_is_looked_at()
    {
        var run = await PilotSample.StartAsync(app, "Given up", Days);
        using var visitor = new Visitor();
        await UploadAsync(visitor, run, PilotSample.FileOf([Line(970)]));
        await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot"));
        var table = new TableServiceClient(app.Stack.Storage).GetTableClient(KeptHandIns.TableName);
        var file = Assert.Single(table.Query<TableEntity>(row => row.PartitionKey == run.Id));
        file["ExpiresAt"] = DateTimeOffset.UtcNow.AddSeconds(-1);
        await table.UpdateEntityAsync(file, file.ETag, TableUpdateMode.Replace);

        await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot"));

        Assert.Empty(table.Query<TableEntity>(row => row.PartitionKey == run.Id));
    }

    private static string Line(int hits, DateOnly? day = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{day ?? First:yyyy-MM-dd},phone,qa-pass-rate,{hits},1000,,,export");

    private static IEnumerable<(string Line, string Column, string Found)> Bad(Page page) =>
        page.Document.QuerySelectorAll("tr.against").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent, row.Children[2].TextContent));

    private Task MoveStartAsync(PlayedRun run) => PilotSample.MoveStartAsync(app, run, First);

    private async Task<Page> UploadAsync(Visitor visitor, PlayedRun run, string file, string reason = "") =>
        await UploadAsync(visitor, run, await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot")), file, reason);

    private static Task<Page> UploadAsync(Visitor visitor, PlayedRun run, Page page, string file, string reason = "") => visitor.UploadAsync(
        page.To($"/runs/{run.Id}/pilot/readings"), "readings.csv", Encoding.UTF8.GetBytes(file), ("reason", reason));

    private static async Task<Page> ConfirmAsync(Visitor visitor, Page preview)
    {
        var page = await SendAsync(visitor, preview);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    private static Task<Page> SendAsync(Visitor visitor, Page preview) => visitor.SubmitAsync(preview);

    private async Task<int> CountAsync(PlayedRun run)
    {
        using var api = app.Api();
        return (await api.GetAsync($"{run.Path}/readings")).Expect(HttpStatusCode.OK).Items.Sum(day => day!["readings"]!.AsArray().Count);
    }

    private async Task<int> HitsAsync(PlayedRun run)
    {
        using var api = app.Api();
        return (await api.GetAsync($"{run.Path}/readings")).Items[0]!["readings"]!.AsArray()
            .Select(one => one!["reading"]!).Single(reading => reading["kpi"]!.ToString() == "qa-pass-rate")["numerator"]!.GetValue<int>();
    }

    // The page with everything that it loads, as a browser asks for it.
    private async Task<long> WireBytesAsync(PlayedRun run)
    {
        using var http = new HttpClient { BaseAddress = app.Stack.App };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        string[] paths = [$"runs/{run.Id}/pilot", "site.css", "scripts/reader.js", "scripts/charts.js"];
        return (await Task.WhenAll(paths.Select(path => http.GetByteArrayAsync(path)))).Sum(bytes => (long)bytes.Length);
    }
}

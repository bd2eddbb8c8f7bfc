using Microsoft.AspNetCore.Http;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

[Collection(nameof(PlaybookCommandTests))]
public sealed class KpiImportTests : IAsyncLifetime
{
    private const string Header = "day,channel,kpi,numerator,denominator,value,sample,source";
    private const string Readings = "POST " + FakeApp.Run + "/readings";

    private readonly string _file = Path.GetTempFileName();
    private FakeApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await FakeApp.StartAsync();
        Write(4);
    }

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_file_goes_in_batch_by_batch_and_says_how_far_it_is()
    {
        _app.On(Readings, Taken);

        var said = await ImportAsync();

        Assert.Equal((ExitCodes.Success, "4 readings accepted\n"), (said.Code, said.Output));
        Assert.Equal("2 of 4 readings\n4 of 4 readings\n", said.Errors);
        Assert.Equal(2, _app.Asked.Count);
    }

    [Fact]
    public async Task The_same_file_again_is_asked_of_the_app_and_is_already_there()
    {
        _app.On(Readings, Taken);
        await ImportAsync();
        _app.On(Readings, """{ "accepted": 0 }""");

        var said = await ImportAsync();
        var program = await ImportAsync("--json");

        Assert.Equal((ExitCodes.Success, "Already there: all 4 readings. Nothing changed.\n"), (said.Code, said.Output));
        Assert.Equal("""{"rows":4,"accepted":0,"alreadyThere":4,"acceptedBefore":0,"bad":[]}""", program.Json.ToJsonString());
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_after_what_was_accepted()
    {
        _app.On(Readings, body => body.Contains("2026-05-03", StringComparison.Ordinal) ? FakeApp.Problem(500, """{ "title": "Broken" }""") : Taken(body));

        var interrupted = await ImportAsync();
        _app.On(Readings, Taken);
        var resumed = await ImportAsync();

        Assert.Equal(ExitCodes.Failure, interrupted.Code);
        Assert.Contains("Interrupted: 2 of 4 readings are in.", interrupted.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Success, "Went on after 2 readings that were accepted before\n2 readings accepted\n"), (resumed.Code, resumed.Output));
        Assert.Equal(1, _app.Asked.Count(one => one.Body.Contains("2026-05-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bad_rows_are_told_by_their_line_in_the_file_the_good_batches_go_in_and_the_corrected_file_does_the_rest()
    {
        var isRight = false;
        _app.On(Readings, body => isRight || !body.Contains("2026-05-03", StringComparison.Ordinal)
            ? Taken(body)
            : FakeApp.Problem(400, """{ "title": "Some fields are wrong", "errors": { "line 2, value": ["use a decimal point"], "line 3": ["8 cells"] } }"""));

        var said = await ImportAsync();
        var program = await ImportAsync("--json");
        isRight = true;
        var corrected = await ImportAsync();

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains("line 4, value: use a decimal point\nline 5: 8 cells\n", said.Errors, StringComparison.Ordinal);
        Assert.Contains("Not imported: 2 of 4 readings", said.Output, StringComparison.Ordinal);
        Assert.Equal((4, "value"), (program.Json["bad"]![0]!["line"]!.GetValue<int>(), program.Json["bad"]![0]!["column"]!.ToString()));
        Assert.Equal(ExitCodes.Success, corrected.Code);
        Assert.Equal(1, _app.Asked.Count(one => one.Body.Contains("2026-05-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reading_that_stands_twice_keeps_the_whole_file_back()
    {
        File.AppendAllText(_file, Row(1));

        var said = await ImportAsync();

        Assert.Equal((ExitCodes.BadInput, "line 6: the same day, channel and KPI as on line 2; keep one of them\n"), (said.Code, said.Errors));
        Assert.Empty(_app.Asked);
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_or_the_run_is_told_once_in_the_words_of_the_app()
    {
        _app.On(Readings, _ => FakeApp.Problem(400, """{ "title": "Malformed", "detail": "exactly these columns" }"""));
        var malformed = await ImportAsync();
        _app.On(Readings, _ => FakeApp.Problem(409, """{ "title": "The pilot has not begun" }"""));
        var early = await ImportAsync();

        Assert.Equal((ExitCodes.BadInput, "Malformed - exactly these columns\n"), (malformed.Code, malformed.Errors));
        Assert.Equal((ExitCodes.Failure, "The pilot has not begun\n"), (early.Code, early.Errors));
        Assert.Equal(2, _app.Asked.Count);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_UTF_8_and_a_batch_of_no_day_end_with_2()
    {
        var odd = Path.GetTempFileName();
        await File.WriteAllBytesAsync(odd, [0xD6, 0x4E]);

        Assert.Equal(ExitCodes.BadInput, (await _app.SayAsync("kpi", "import", "run-1", "/no/such.csv")).Code);
        Assert.Contains("no UTF-8", (await _app.SayAsync("kpi", "import", "run-1", odd)).Errors, StringComparison.Ordinal);
        Assert.Contains("between 1 and 95", (await _app.SayAsync("kpi", "import", "run-1", _file, "--batch-days", "0")).Errors, StringComparison.Ordinal);
        File.Delete(odd);
    }

    [Fact]
    public async Task A_reason_for_corrections_goes_along()
    {
        _app.On(Readings, Taken);

        await ImportAsync("--reason", "The vendor counted twice");

        Assert.All(_app.Asked, one => Assert.EndsWith("?reason=The%20vendor%20counted%20twice", one.What, StringComparison.Ordinal));
    }

    private Task<Said> ImportAsync(params string[] options) => _app.SayAsync(["kpi", "import", "run-1", _file, "--batch-days", "2", .. options]);

    private void Write(int days) => File.WriteAllText(_file, $"{Header}\n{string.Concat(Enumerable.Range(1, days).Select(Row))}");

    private static string Row(int day) => $"2026-05-0{day},phone,csat,,,91.9,69,export\n";

    private static IResult Taken(string body) => Results.Json(new { accepted = body.Trim().Split('\n').Length - 1 });
}

using Microsoft.AspNetCore.Http;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary><c>vendors</c> and <c>score</c>.</summary>
[Collection(nameof(PlaybookCommandTests))]
public sealed class ShortlistCommandsTests : IAsyncLifetime
{
    private const string Card = "PUT " + FakeApp.Run + "/vendors/acme/scorecards/jun.wang";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onboard-shortlist-");
    private FakeApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await FakeApp.StartAsync();
        _app.On($"GET {FakeApp.Run}/request", """{ "budget": { "currency": "EUR" } }""");
        _app.On($"GET {FakeApp.Run}/vendors", """
            { "items": [
              { "id": "acme", "name": "Acme [x]", "ranking": { "rank": 1, "total": 81.25, "spread": 3.5, "evaluators": 3, "redFlags": 0, "isEligible": true, "lacks": [], "firstYearPrice": 1234567 } },
              { "id": "low", "name": "Low", "ranking": { "rank": 2, "total": 60, "spread": 0, "evaluators": 3, "redFlags": 2, "isEligible": false, "lacks": ["no ISO 27001"], "firstYearPrice": 9 } },
              { "id": "cut", "name": "Cut", "cutReason": "too small" } ] }
            """);
        _app.On(Card, body => Results.Content(body, "application/json"));
    }

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_ranking_shows_the_best_first_and_why_a_vendor_is_out()
    {
        var lines = (await _app.SayAsync("vendors", "run-1")).Output.Split('\n');

        Assert.Contains(lines, line => line.Contains("First year (EUR)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Acme [x] (acme)", StringComparison.Ordinal) && line.Contains("81.3", StringComparison.Ordinal) && line.Contains("1,234,567", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("no: no ISO 27001", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("cut: too small", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vendor_of_a_file_is_put_by_its_id_which_the_body_does_not_repeat()
    {
        _app.On($"PUT {FakeApp.Run}/vendors/acme", "{}");

        var said = await _app.SayAsync("vendors", "run-1", "--add", Write("""{ "id": "acme", "name": "Acme" }"""), "--json");

        Assert.Equal(ExitCodes.Success, said.Code);
        Assert.Equal("""{"name":"Acme"}""", _app.Asked.Single(one => one.What.StartsWith("PUT", StringComparison.Ordinal)).Body);
        Assert.Equal("acme", said.Json["items"]![0]!["id"]!.ToString());
        Assert.Equal("On the list: acme\n", said.Errors);
    }

    [Theory]
    [InlineData("{ \"id\": \"b\",\n oops }", "is no JSON; see line 2")]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("{ \"name\": \"B\" }", "Add \"id\"")]
    public async Task One_file_that_is_wrong_keeps_every_vendor_back(string content, string expected)
    {
        var said = await _app.SayAsync("vendors", "run-1", "--add", Write("""{ "id": "acme" }"""), Write(content));

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
        Assert.Empty(_app.Asked);
    }

    [Fact]
    public async Task What_the_app_says_of_a_vendor_names_the_file()
    {
        _app.On($"PUT {FakeApp.Run}/vendors/acme", _ => FakeApp.Problem(400, """{ "title": "Wrong", "errors": { "country": ["is missing"] } }"""));
        var file = Write("""{ "id": "acme" }""");

        var said = await _app.SayAsync("vendors", "run-1", "--add", file);

        Assert.Equal((ExitCodes.BadInput, $"{file}: Wrong\n  country: is missing\n"), (said.Code, said.Errors));
    }

    [Fact]
    public async Task A_scorecard_is_typed_or_read_and_what_is_typed_goes_over_the_file()
    {
        var file = Write("""{ "vendorId": "other", "evaluator": "jun.wang", "scores": { "quality": 3, "price": 4 } }""");

        var typed = await _app.SayAsync("score", "run-1", "acme", "--evaluator", "jun.wang", "--score", "quality=4", "price=5", "--note", "Good");
        var read = await _app.SayAsync("score", "run-1", "acme", "--file", file, "--score", "quality=5", "--json");

        Assert.Equal((ExitCodes.Success, "Scorecard for acme by jun.wang is in.\n"), (typed.Code, typed.Output));
        Assert.Equal("""{"note":"Good","scores":{"quality":4,"price":5}}""", _app.Asked[0].Body);
        Assert.Equal((5, 4), (read.Json["scores"]!["quality"]!.GetValue<int>(), read.Json["scores"]!["price"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("VENDOR is missing", "--evaluator", "a")]
    [InlineData("--evaluator is missing", "acme")]
    [InlineData("'quality' is no score", "acme", "--evaluator", "a", "--score", "quality")]
    [InlineData("'quality=good' is no score", "acme", "--evaluator", "a", "--score", "quality=good")]
    public async Task A_scorecard_that_lacks_something_ends_with_2_before_anything_is_sent(string expected, params string[] arguments)
    {
        var said = await _app.SayAsync(["score", "run-1", .. arguments]);

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
        Assert.Empty(_app.Asked);
    }

    [Fact]
    public async Task A_scorecard_in_the_wrong_stage_ends_with_1()
    {
        _app.On(Card, _ => FakeApp.Problem(409, """{ "title": "Not now", "waitsFor": "The contract" }"""));

        var said = await _app.SayAsync("score", "run-1", "acme", "--evaluator", "jun.wang", "--score", "quality=4");

        Assert.Equal((ExitCodes.Failure, "Not now - The contract\n"), (said.Code, said.Errors));
    }

    private string Write(string content)
    {
        var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, content);
        return file;
    }
}

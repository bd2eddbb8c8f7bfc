using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class NewRunPageTests(SharedApp app)
{
    private Uri Form => new(app.Stack.App, "/runs/new");

    [Fact]
    public async Task A_run_is_started_from_the_form_once_however_often_the_button_is_pressed()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var form = await visitor.SubmitAsync(await visitor.OpenAsync(Form), ("playbook", PlaybookFacts.Usual.Playbook.Id), ("do", "begin"));
        var filled = FieldsOf(Sample.Request("Started from the form"));

        var pages = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => visitor.SubmitAsync(form, [.. filled, ("do", "start")])));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(pages.Select(page => page.Address.AbsolutePath).Distinct());
        var run = (await api.GetAsync($"api/v1/onboardings/{pages[0].Address.Segments[^1]}")).Expect(HttpStatusCode.OK);
        Assert.Equal("Started from the form", run["title"]);
        Assert.DoesNotContain("Started from the form", (await visitor.OpenAsync(Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_what_was_filled_in_stays()
    {
        using var visitor = new Visitor("zh-CN");
        var form = await visitor.SubmitAsync(await visitor.OpenAsync(Form), ("playbook", PlaybookFacts.Usual.Playbook.Id), ("do", "begin"));

        var again = await visitor.SubmitAsync(form, ("playbook", PlaybookFacts.Usual.Playbook.Id), ("company", "Half filled in"), ("budget.bufferShare", "fifteen"), ("do", "start"));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal("Half filled in", again.Document.GetElementById("f-company")!.GetAttribute("value"));
        Assert.Equal("true", again.Document.GetElementById("f-budget-bufferShare")!.GetAttribute("aria-invalid"));
        Assert.Contains("草稿已保存", again.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_kept_found_again_and_deleted()
    {
        using var visitor = new Visitor();
        var form = await visitor.SubmitAsync(await visitor.OpenAsync(Form), ("playbook", PlaybookFacts.Usual.Playbook.Id), ("do", "begin"));
        var rows = form.Document.QuerySelectorAll("#people fieldset.row").Length;

        var longer = await visitor.SubmitAsync(form, [.. FieldsOf(Sample.Request("Kept for later")), ("do", "more:people")]);
        var start = await visitor.OpenAsync(Form);
        var link = start.Document.QuerySelectorAll("main a").Single(one => one.TextContent == "Kept for later");
        var resumed = await visitor.OpenAsync(new Uri(Form, link.GetAttribute("href")));
        var gone = await visitor.SubmitAsync(resumed, ("do", "delete"));

        Assert.True(longer.Document.QuerySelectorAll("#people fieldset.row").Length > rows);
        Assert.Equal("Kept for later", resumed.Document.GetElementById("f-title")!.GetAttribute("value"));
        Assert.DoesNotContain("Kept for later", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(resumed.Address)).Status);
    }

    [Fact]
    public async Task A_form_of_another_site_does_nothing()
    {
        using var visitor = new Visitor();
        var page = await visitor.OpenAsync(Form);

        using var stranger = new Visitor();
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SubmitAsync(page, ("do", "begin"))).Status);
    }

    // As a browser sends what a person typed: names are paths, a list of words is a line each.
    private static IEnumerable<(string Name, string Value)> FieldsOf(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => FieldsOf(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items when items.All(item => item is JsonValue) => [(path, string.Join('\n', items.Select(item => item!.ToString())))],
        JsonArray items => items.SelectMany((item, index) => FieldsOf(item, $"{path}[{index}]")),
        JsonValue value => [(path, value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.ToString().ToLowerInvariant() : value.ToString())],
        _ => [],
    };
}

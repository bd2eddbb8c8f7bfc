using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class PlaybookTests(SharedApp app)
{
    private const string Playbooks = "api/v1/playbooks";
    private const string Check = $"{Playbooks}/check";

    [Fact]
    public async Task The_playbooks_are_listed_in_the_reader_s_language_and_each_can_be_read_whole()
    {
        using var english = app.Api();
        using var chinese = app.Api("zh-CN");

        var listed = (await english.GetAsync(Playbooks)).Expect(HttpStatusCode.OK).Items;
        var inChinese = (await chinese.GetAsync(Playbooks)).Expect(HttpStatusCode.OK).Items;

        Assert.Equal(["call-centre", "customer-service-bpo", "managed-service-team", "overseas-service"], listed.Select(one => one!["id"]!.ToString()));
        Assert.Equal("Call centre", listed[0]!["name"]!.ToString());
        Assert.Equal("呼叫中心", inChinese[0]!["name"]!.ToString());
        Assert.Equal("customer-service-bpo", listed[0]!["extends"]!.ToString());
        var whole = (await english.GetAsync(listed[0]!["link"]!.ToString())).Expect(HttpStatusCode.OK);
        Assert.NotNull(whole.Body["gates"]!["contract"]!["choices"]);
        Assert.Null(whole["extends"]);
    }

    [Fact]
    public async Task A_playbook_that_is_not_there_is_refused_with_those_that_are()
    {
        using var api = app.Api();

        var problem = (await api.GetAsync($"{Playbooks}/call-center")).ExpectProblem(HttpStatusCode.NotFound, "not-found");

        Assert.Contains("call-centre, customer-service-bpo", problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playbook_that_is_in_order_is_answered_with_what_it_is_and_kept_nowhere()
    {
        using var api = app.Api();

        var fit = (await api.PostAsync(Check, Draft())).Expect(HttpStatusCode.OK);

        Assert.Equal(("mine", "2.0.0", "Mine"), (fit["id"], fit["version"], fit["name"]));
        (await api.GetAsync($"{Playbooks}/mine")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("en", "must be at most 365 (line 1)", "did you mean maximumDays? (line 1)")]
    [InlineData("zh-CN", "不能大于 365（第 1 行）", "是否想写 maximumDays？（第 1 行）")]
    public async Task Every_error_is_answered_by_its_path(string language, string tooLong, string misspelt)
    {
        using var api = app.Api(language);
        var draft = Draft();
        draft["pilot"] = new JsonObject { ["maximumDays"] = 400, ["maximumDay"] = 90 };

        var errors = (await api.PostAsync(Check, draft)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!;

        Assert.Equal(tooLong, errors["pilot.maximumDays"]![0]!.ToString());
        Assert.Contains(misspelt, errors["pilot.maximumDay"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_object_is_refused()
    {
        using var api = app.Api();

        (await api.PostTextAsync(Check, "[]", "application/json")).ExpectProblem(HttpStatusCode.BadRequest, "malformed");
        (await api.PostTextAsync(Check, "{}", "text/plain")).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task A_run_shows_which_playbook_and_version_it_keeps()
    {
        using var api = app.Api();
        var request = Sample.Request("Which playbook");

        var run = (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted);
        var shown = (await api.GetAsync($"{Api.Runs}/{run["id"]}")).Expect(HttpStatusCode.OK);
        var page = (await api.GetAsync($"runs/{run["id"]}")).Expect(HttpStatusCode.OK);

        Assert.Equal("Customer service BPO", shown.Body["playbook"]!["name"]!.ToString());
        Assert.Contains($"Playbook: Customer service BPO {shown.Body["playbook"]!["version"]}", page.Text, StringComparison.Ordinal);
    }

    private static JsonObject Draft() => JsonNode.Parse("""
        {
          "extends": "overseas-service", "id": "mine", "version": "2.0.0",
          "name": { "en": "Mine", "zh-CN": "自有" }, "description": { "en": "Ours", "zh-CN": "本企业" }
        }
        """)!.AsObject();
}

using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Integration.Tests.Telemetry;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;

namespace Onboarding.Integration.Tests.Links;

/// <summary>An app of its own, set up to tell as much as it can and to allow little.</summary>
public sealed class LinkSecrecyTests
{
    private const string BaseUrl = "https://decide.harbour-pine.example";

    [Fact]
    public async Task No_token_is_printed_stored_or_told_of_however_much_is_logged()
    {
        await using var telemetry = new OtlpReceiver();
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, clock: null, [.. telemetry.Settings,
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "Trace"),
            ("Logging__Console__FormatterName", "simple"), ("Logging__Console__FormatterOptions__IncludeScopes", "true")]);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, inbox, "Secret");
        await run.SubmitAsync("requirements");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);

        await visitor.OpenAsync(link);
        (await visitor.HeadAsync(link)).Dispose();
        await visitor.DecideAsync(link, "approve");
        await visitor.OpenAsync(link);
        await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "reject", ["comment"] = "No." });

        Assert.Contains("dbug: ", app.Output, StringComparison.Ordinal);
        await SecretsCheck.ExpectNoTokenAsync(stack, app, await inbox.OfAsync(run.Id));
        await Eventually.HoldsAsync(() => Task.FromResult(telemetry.Spans.Count(span => span.Request == "POST approvals/{token}") == 2), "both answers to be told of");
        Assert.NotEmpty(telemetry.Logs);
        RunTraceCheck.ExpectNothingPersonal(telemetry, printed: "", await inbox.OfAsync(run.Id));
    }

    [Fact]
    public async Task Links_lead_to_the_address_of_the_settings_whatever_the_caller_says_it_is()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, clock: null, ("Onboarding__BaseUrl", BaseUrl));
        using var api = new Api(new Uri($"http://localhost:{stack.App.Port}/"));
        using var inbox = new Inbox(stack.Inbox);
        using var http = new HttpClient { BaseAddress = stack.App };
        var run = await PlayedRun.StartAsync(api, inbox, "Host");
        await run.SubmitAsync("requirements");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);

        using var forged = new HttpRequestMessage(HttpMethod.Get, link.AbsolutePath);
        forged.Headers.Host = "evil.example";
        forged.Headers.Add("X-Forwarded-Host", "evil.example");
        using var refused = await http.SendAsync(forged);
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, link.AbsolutePath);
        forwarded.Headers.Add("X-Forwarded-Host", "evil.example");
        using var shown = await http.SendAsync(forwarded);

        Assert.StartsWith(BaseUrl, link.AbsoluteUri, StringComparison.Ordinal);
        Assert.All((await inbox.OfAsync(run.Id)).Where(letter => letter.Link is not null), letter =>
            Assert.StartsWith(BaseUrl, letter.Link!.AbsoluteUri, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
        Assert.DoesNotContain("evil.example", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Too many requests")]
    [InlineData("zh-CN", "请求过于频繁")]
    public async Task Too_many_requests_for_a_link_are_turned_away_with_a_page_and_as_a_problem(string language, string heading)
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await using var app = await AppProcess.StartAsync(stack, clock: null, ("Approvals__RequestsPerMinutePerLink", "3"));
        using var api = new Api(stack.App, language);
        using var visitor = new Visitor(language);
        var link = new Uri(stack.App, $"/approvals/{new string('A', 43)}");
        for (var visit = 0; visit < 3; visit++) Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(link)).Status);

        var page = await visitor.OpenAsync(link);
        var problem = await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "approve" });

        Assert.Equal((HttpStatusCode.TooManyRequests, heading), (page.Status, page.Heading));
        Assert.InRange(int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        problem.ExpectProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull(problem.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(new Uri(stack.App, $"/approvals/{new string('C', 43)}"))).Status);
    }
}

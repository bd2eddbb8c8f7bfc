using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.SignIn;

public sealed class SignInTests(SignedInApp app) : IClassFixture<SignedInApp>
{
    // Of the people of every sample, and not.
    private const string ProjectManager = "Mei Lin Tan";
    private const string Sponsor = "Helen Marsh";
    private const string Stranger = "Pat Stranger";

    [Fact]
    public async Task A_program_that_nobody_signed_in_is_told_so()
    {
        using var nobody = app.Nobody();
        using var garbage = app.Nobody(("X-MS-CLIENT-PRINCIPAL", "garbage"));
        // On loopback the host checks no keys, so one proves nothing.
        using var withKey = app.Nobody(("x-functions-key", "any"));

        foreach (var api in new[] { nobody, garbage, withKey })
        {
            var answer = await api.GetAsync(Api.Runs);
            answer.ExpectProblem(HttpStatusCode.Unauthorized, "sign-in-needed");
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
            (await api.PostAsync(Api.Runs, Sample.Request("Never"))).ExpectProblem(HttpStatusCode.Unauthorized, "sign-in-needed");
        }
    }

    [Theory]
    [InlineData("/", "%2F")]
    [InlineData("/runs/run-1?lang=zh-CN", "%2Fruns%2Frun-1%3Flang%3Dzh-CN")]
    public async Task A_browser_is_sent_to_the_sign_in_and_comes_back(string page, string back)
    {
        using var nobody = app.Nobody();

        var answer = (await nobody.GetAsync(page)).Expect(HttpStatusCode.Redirect);

        Assert.Equal($"/.auth/login/aad?post_login_redirect_uri={back}", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_carries_its_own_secret_or_none_needs_nobody()
    {
        using var nobody = app.Nobody();

        (await nobody.GetAsync("api/v1/health")).Expect(HttpStatusCode.OK);
        (await nobody.GetAsync("site.css")).Expect(HttpStatusCode.OK);
        (await nobody.GetAsync("approvals/unknown")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_viewer_reads_and_is_told_which_role_more_needs()
    {
        using var viewer = app.As(Sponsor, "viewer");
        using var without = app.As(Sponsor, "payroll");
        var run = await StartAsync(ProjectManager);

        (await viewer.GetAsync($"{Api.Runs}/{run}")).Expect(HttpStatusCode.OK);
        (await viewer.GetAsync($"runs/{run}/timeline")).Expect(HttpStatusCode.OK);
        Assert.Contains("role manager", (await viewer.PostAsync(Api.Runs, Sample.Request("Never"))).ExpectProblem(HttpStatusCode.Forbidden, "role-needed")["detail"]!.ToString(), StringComparison.Ordinal);
        (await viewer.PostAsync($"{Api.Runs}/{run}/cancel", Reason)).ExpectProblem(HttpStatusCode.Forbidden, "role-needed");
        Assert.Contains("role viewer", (await without.GetAsync("/")).Expect(HttpStatusCode.Forbidden).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("work")]
    [InlineData("work/communication-plan")]
    [InlineData("evidence")]
    public async Task A_viewers_pages_offer_nothing_that_would_be_refused(string page)
    {
        var run = await StartAsync(ProjectManager);
        using var viewer = app.As(Sponsor, "viewer");
        using var manager = app.As(Sponsor, "manager");

        var (looked, worked) = ((await viewer.GetAsync($"runs/{run}/{page}")).Expect(HttpStatusCode.OK).Text, (await manager.GetAsync($"runs/{run}/{page}")).Expect(HttpStatusCode.OK).Text);

        Assert.DoesNotContain("method=\"post\"", looked, StringComparison.Ordinal);
        Assert.DoesNotContain($"/runs/{run}/actions", looked, StringComparison.Ordinal);
        Assert.Contains($"/runs/{run}/actions", worked, StringComparison.Ordinal);
        if (page != "work/communication-plan") Assert.Contains("method=\"post\"", worked, StringComparison.Ordinal);
        Assert.DoesNotContain("/runs/new", (await viewer.GetAsync("/")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_there_for_its_people_for_who_started_it_and_for_admins()
    {
        var run = await StartAsync("Sam Starter");
        using var starter = app.As("Sam Starter", "manager");
        using var admin = app.As(Stranger, "admin");
        using var sponsor = app.As(Sponsor, "manager");

        foreach (var api in new[] { starter, admin, sponsor })
        {
            (await api.GetAsync($"{Api.Runs}/{run}")).Expect(HttpStatusCode.OK);
            (await api.GetAsync($"runs/{run}/record")).Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task For_everybody_else_it_is_like_a_run_that_is_not_there()
    {
        var run = await StartAsync(ProjectManager);
        using var stranger = app.As(Stranger, "manager");

        foreach (var path in new[] { $"{Api.Runs}/{{0}}", $"{Api.Runs}/{{0}}/timeline", $"{Api.Runs}/{{0}}/record", "runs/{0}", "runs/{0}/record" })
        {
            var (hidden, unknown) = (await stranger.GetAsync(path.Replace("{0}", run, StringComparison.Ordinal)), await stranger.GetAsync(path.Replace("{0}", "run-unknown", StringComparison.Ordinal)));
            Assert.Equal(unknown.Expect(HttpStatusCode.NotFound).Text, hidden.Expect(HttpStatusCode.NotFound).Text.Replace(run, "run-unknown", StringComparison.Ordinal));
        }

        (await stranger.PostAsync($"{Api.Runs}/{run}/cancel", Reason)).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await stranger.GetAsync("api/v1/playbooks/customer-service-bpo")).Expect(HttpStatusCode.OK);
        (await stranger.GetAsync("runs/Not%20An%20Id")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_audit_says_who_did_it_everywhere_it_is_shown()
    {
        var run = await StartAsync(ProjectManager);
        using var sponsor = app.As(Sponsor, "manager");
        (await sponsor.PostAsync($"{Api.Runs}/{run}/cancel", Reason)).Expect(HttpStatusCode.Accepted);

        var timeline = (await sponsor.GetAsync($"{Api.Runs}/{run}/timeline")).Expect(HttpStatusCode.OK);
        var lines = (await sponsor.GetAsync($"{Api.Runs}/{run}/audit")).Expect(HttpStatusCode.OK).Text;
        var csv = (await sponsor.GetAsync($"{Api.Runs}/{run}/audit?format=csv")).Expect(HttpStatusCode.OK).Text;
        var record = (await sponsor.GetAsync($"{Api.Runs}/{run}/record")).Expect(HttpStatusCode.OK).Text;
        var kept = (await sponsor.GetAsync($"{Api.Runs}/{run}/record?format=html")).Expect(HttpStatusCode.OK);
        var page = (await sponsor.GetAsync($"runs/{run}/timeline")).Expect(HttpStatusCode.OK).Text;

        Assert.Equal("intact", timeline["chain"]);
        Assert.Equal((ProjectManager, Sample.EmailOf(ProjectManager)), ByOf(timeline, "run.started"));
        Assert.Equal((Sponsor, Sample.EmailOf(Sponsor)), ByOf(timeline, "run.cancelled"));
        Assert.Null(timeline.Items.Single(item => item!["kind"]!.ToString() == "stage.entered")!["by"]);
        var by = $$"""{"name":"{{Sponsor}}","email":"{{Sample.EmailOf(Sponsor)}}"}""";
        Assert.Contains($"\"by\":{by}", lines, StringComparison.Ordinal);
        Assert.Contains($"project-manager,{Sponsor},{Sample.EmailOf(Sponsor)},run.cancelled", csv, StringComparison.Ordinal);
        Assert.Contains($"\"by\":{by}", record, StringComparison.Ordinal);
        Assert.Contains($"{Sponsor} (Project manager)", page, StringComparison.Ordinal);
        Assert.Contains($"{Sponsor} (Project manager)", kept.Text, StringComparison.Ordinal);
        Assert.Equal("text/html", kept.MediaType);
    }

    private static JsonObject Reason => new() { ["reason"] = "Enough" };

    private static (string, string) ByOf(Answer timeline, string kind)
    {
        var by = timeline.Items.Single(item => item!["kind"]!.ToString() == kind)!["by"]!;
        return (by["name"]!.ToString(), by["email"]!.ToString());
    }

    private async Task<string> StartAsync(string name)
    {
        using var api = app.As(name, "manager");
        return (await api.PostAsync(Api.Runs, Sample.Request("Signed in"))).Expect(HttpStatusCode.Accepted)["id"]!;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.SignIn;

public sealed class BeyondLoopbackTests
{
    private const string Instances = "runtime/webhooks/durabletask/instances";
    private const string Key = "a-key-of-this-test-that-nobody-guesses";

    [Fact]
    public async Task Without_a_sign_in_the_app_does_not_start_and_says_why_in_one_line()
    {
        var (code, output) = await AppProcess.RefusedAsync(("ASPNETCORE_URLS", "http://0.0.0.0:7071"), ("Runtime__Keys__default", Key));

        Assert.Equal(1, code);
        Assert.StartsWith("The app is reached from beyond this machine and nobody signs in. Set SignIn:Provider", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Fact]
    public async Task A_key_that_the_host_checked_is_a_manager_of_all_runs_at_the_API_and_opens_no_page()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await using var app = await AppProcess.StartAsync(
            stack, null, [.. SignedInApp.Settings, ("ASPNETCORE_URLS", $"http://0.0.0.0:{stack.App.Port}"), ("Runtime__Keys__default", Key)]);
        using var program = new Api(stack.App, "en", ("x-functions-key", Key));
        using var wrong = new Api(stack.App, "en", ("x-functions-key", "wrong"));
        using var person = new Api(stack.App, "en", ("x-functions-key", Key), SignedInApp.HeaderOf("Mei Lin Tan", "manager"));

        var run = (await person.PostAsync(Api.Runs, Sample.Request("Behind a key"))).Expect(HttpStatusCode.Accepted)["id"]!;
        (await program.PostAsync($"{Api.Runs}/{run}/cancel", new JsonObject { ["reason"] = "Enough" })).Expect(HttpStatusCode.Accepted);
        var items = (await program.GetAsync($"{Api.Runs}/{run}/timeline")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal("Mei Lin Tan", items.Single(item => item!["kind"]!.ToString() == "run.started")!["by"]!["name"]!.ToString());
        Assert.Equal("API key", items.Single(item => item!["kind"]!.ToString() == "run.cancelled")!["by"]!["name"]!.ToString());
        Assert.StartsWith("/.auth/login/", (await program.GetAsync($"runs/{run}?code={Key}")).Expect(HttpStatusCode.Redirect).Headers.Location!.OriginalString, StringComparison.Ordinal);
        (await wrong.GetAsync(Api.Runs)).Expect(HttpStatusCode.Unauthorized);
        (await wrong.GetAsync(Instances)).Expect(HttpStatusCode.Unauthorized);
        (await program.GetAsync(Instances)).Expect(HttpStatusCode.OK);
    }
}

using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Onboarding.Functions;
using Onboarding.Integration.Tests.Crashing;
using Onboarding.Integration.Tests.Play;
using Onboarding.Runtime.Azurite;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>The app is asked to end (SIGTERM) in the middle of its work, as each deployment does.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task A_request_that_is_under_way_is_answered_and_what_it_stored_is_there_afterwards()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack);
        // The app asks for the body when it reads it; till then nothing of it is sent.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(60) }) { BaseAddress = stack.App };
        using var body = HeldContent.Json(Sample.Request("Under way").ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, Api.Runs) { Content = body };
        request.Headers.ExpectContinue = true;
        var answering = http.SendAsync(request);
        await body.Asked;

        await app.TerminateAsync();
        await TakesNobodyAsync(stack);
        body.Release();
        using var answer = await answering;
        var code = await app.EndedAsync();

        Assert.Equal((HttpStatusCode.Accepted, 0), (answer.StatusCode, code));
        var id = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
        await using var again = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        await new PlayedRun(api, inbox, id).WaitForStageAsync("requirements", "preparing");
    }

    [Fact]
    public async Task A_letter_that_is_being_handed_over_goes_out_once_and_its_run_goes_on()
    {
        await using var stack = await LocalStack.StartAsync();
        var port = FreePorts.Take(1)[0];
        await using var postman = new KillingPostman(port, stack.SmtpPort);
        (string, string) toPostman = ("Mail__Smtp__Port", $"{port}");
        await using var app = await AppProcess.StartAsync(stack, settings: toPostman);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "A letter in hand");
        var closed = false;
        postman.Arm(1, Side.Before, async () =>
        {
            await app.TerminateAsync();
            await TakesNobodyAsync(stack);
            closed = true;
        }, carriesOn: true);
        await run.SubmitAsync("requirements");

        Assert.Equal(0, await app.EndedAsync());
        Assert.True(closed, "The app ended before the letter was in hand.");
        postman.Disarm();
        await using var again = await AppProcess.StartAsync(stack, settings: toPostman);
        var asked = await run.AskedAsync("requirements");
        await run.DecideAsync("requirements", "approve");
        await run.WaitForStageAsync("shortlist", "preparing");
        var requests = (await inbox.OfAsync(run.Id)).Where(letter => letter.Link is not null).Select(letter => letter.To).ToList();
        Assert.Equal(asked.Order(), requests.Order());
    }

    [Fact]
    public async Task Storage_that_is_away_makes_the_app_unready_and_leaves_it_alive()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        var ports = FreePorts.Take(3);
        await using var storage = await AzuriteService.StartAsync(Path.Combine(stack.Folder, "azurite"), ports);
        await using var app = await AppProcess.StartAsync(stack, settings: ("AzureWebJobsStorage", AzuriteService.ConnectionString(ports)));
        using var api = new Api(stack.App);
        var ready = (await api.GetAsync("api/v1/health/ready")).Expect(HttpStatusCode.OK);
        var built = typeof(HealthFunctions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(("ready", built), (ready["status"], ready["version"]));

        await storage.DisposeAsync();

        (await api.GetAsync("api/v1/health/ready")).ExpectProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal("ok", (await api.GetAsync("api/v1/health")).Expect(HttpStatusCode.OK)["status"]);
    }

    private static Task TakesNobodyAsync(LocalStack stack) => Eventually.HoldsAsync(async () =>
    {
        try
        {
            using var http = new HttpClient { BaseAddress = stack.App };
            using var answer = await http.GetAsync("api/v1/health");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }, "the app to take nobody any more");
}

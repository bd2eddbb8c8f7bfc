using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Delivery;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>A mail comes back: the run says so, asks for another address, writes there, and the decision counts.</summary>
public sealed class BouncedMailTests : IDisposable
{
    private const string Events = "api/v1/mail/events";
    private const string Fresh = "new.address@harbour-pine.example";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task From_the_bounce_to_the_decision_at_the_new_address()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, null, ("Mail__SendGrid__WebhookPublicKey", Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, inbox, "Bounced");
        await run.SubmitAsync("requirements");
        var former = (await run.AskedAsync("requirements"))[0];
        var oldLink = await run.LinkAsync("requirements", former);
        var key = (await inbox.OfAsync(run.Id)).First(letter => letter.To == former && letter.Link == oldLink).Key;

        await RefusesAsync(stack.App, Event(key, "e-1"));
        Assert.DoesNotContain("mail.bounced", await run.KindsAsync());
        await TakesAsync(stack.App, Event(key, "e-1"), 1);
        await TakesAsync(stack.App, Event(key, "e-1"), 1);
        await TakesAsync(stack.App, Event("run-unknown:a:b", "e-2"), 0);

        Assert.Single(await run.KindsAsync(), "mail.bounced");
        var mail = (await api.GetAsync($"{run.Path}/mails")).Items.Single(one => $"{run.Id}:{one!["key"]}" == key)!;
        Assert.Equal(("bounced", "550 no such mailbox"), (mail["state"]!.ToString(), mail["lastFailure"]!.ToString()));
        Assert.Contains("550 no such mailbox", (await visitor.OpenAsync(new Uri(stack.App, $"/runs/{run.Id}/mails"))).Text, StringComparison.Ordinal);
        var asked = await Eventually.FoundAsync(
            async () => (await inbox.OfAsync(run.Id)).SingleOrDefault(letter => letter.Key.Contains(":address-needed:", StringComparison.Ordinal)), "the request for another address");
        Assert.Contains(former, asked.Text, StringComparison.Ordinal);
        Assert.Contains($"/runs/{run.Id}/actions/address?person={PersonKeys.Of(former)}", asked.Text, StringComparison.Ordinal);

        var path = $"{run.Path}/people/{PersonKeys.Of(former)}/address";
        Assert.NotNull((await api.PutAsync(path, new JsonObject { ["email"] = "nobody" })).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["email"]);
        (await api.PutAsync($"{run.Path}/people/0123456789abcdef0123/address", new JsonObject { ["email"] = Fresh })).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        var first = (await api.PutAsync(path, new JsonObject { ["email"] = Fresh })).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, (await api.PutAsync(path, new JsonObject { ["email"] = Fresh })).Expect(HttpStatusCode.OK).Text);

        var newLink = await run.LinkAsync("requirements", Fresh);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.OpenAsync(oldLink)).Status);
        await visitor.DecideAsync(newLink, "approve", "");
        Assert.Single(await run.KindsAsync(), "person.address-replaced");
        Assert.Contains("gate.answered", await run.KindsAsync());
        Assert.Equal("intact", (await run.TimelineAsync())["chain"]!.ToString());
        Assert.Single(await inbox.OfAsync(run.Id), letter => letter.To == Fresh && letter.Link is not null);
        Assert.Contains("were refused", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Fresh, app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_there_is_nothing_to_post_to()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);

        (await api.PostAsync(Events, new JsonArray())).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    public void Dispose() => _key.Dispose();

    private static string Event(string key, string id) => new JsonArray(new JsonObject
    {
        ["event"] = "bounce",
        ["type"] = "bounce",
        ["email"] = "somebody@example.com",
        ["timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["sg_event_id"] = id,
        ["sg_message_id"] = "message.1",
        ["reason"] = "550 no such mailbox",
        ["status"] = "5.1.1",
        ["onboarding_key"] = key,
    }).ToJsonString();

    private async Task TakesAsync(Uri app, string body, int taken)
    {
        using var answer = await PostAsync(app, body, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(taken, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["taken"]!.GetValue<int>());
    }

    private async Task RefusesAsync(Uri app, string body)
    {
        using var answer = await PostAsync(app, body, body + " ");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(Uri app, string body, string signed)
    {
        using var http = new HttpClient { BaseAddress = app };
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, Events) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var signature = _key.SignData(Encoding.UTF8.GetBytes(timestamp + signed), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        request.Headers.Add(ReportSignature.SignatureHeader, Convert.ToBase64String(signature));
        request.Headers.Add(ReportSignature.TimestampHeader, timestamp);
        return await http.SendAsync(request);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Cli;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Mail;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>A person asks what is known of them, and to be forgotten.</summary>
[Collection(SharedAppTests.Name)]
public sealed class PersonTests(SharedApp app)
{
    private const string Export = "api/v1/people/export";
    private const string Erase = "api/v1/people/erase";

    [Fact]
    public async Task Somebody_who_decided_is_exported_replaced_and_erased_and_the_audit_verifies_all_the_time()
    {
        using var api = app.Api();
        // Somebody whom no other test's run has.
        var (name, email) = ("Ottilie Marquardt", $"ottilie.{Guid.NewGuid().ToString("N")[..8]}@example.com");
        var request = Sample.Request("A person who leaves");
        var sponsor = request["people"]!.AsArray().Single(one => one!["role"]!.ToString() == "sponsor")!;
        (sponsor["name"], sponsor["email"]) = (name, email);
        var run = new PlayedRun(api, app.Inbox, (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        await run.SubmitAsync("requirements");
        await AskedAsync(run);
        var link = await run.LinkAsync("requirements", email);
        using var visitor = new Visitor();
        await visitor.DecideAsync(link, "approve", "I, Ottilie Marquardt, agree");

        var exported = (await api.PostAsync(Export, new JsonObject { ["email"] = email })).Expect(HttpStatusCode.OK).Body;
        var rows = Assert.Single(exported["runs"]!.AsArray())!["rows"]!.AsArray();
        Assert.Subset(rows.Select(row => row!["kind"]!.ToString()).ToHashSet(), new HashSet<string> { "request", "approval", "mail", "audit" });
        Assert.Equal(name, Assert.Single(exported["names"]!.AsArray())!.ToString());
        Assert.DoesNotContain("Sarah Whitcombe", rows.Single(row => row!["kind"]!.ToString() == "request")!.ToJsonString(), StringComparison.Ordinal);

        var refused = (await api.PostAsync(Erase, new JsonObject { ["email"] = email })).ExpectProblem(HttpStatusCode.Conflict, "erasure-refused");
        Assert.Contains(refused["missing"]!.AsArray(), one => one!.ToString().Contains($"{run.Id}: the person takes part in it as sponsor", StringComparison.Ordinal));

        await WithoutOpenGateAsync(api, run, email);
        var audit = await run.TimelineAsync();
        Assert.Equal("intact", audit["chain"]!.ToString());
        Assert.Equal(0, await VerifyAsync(api, run));

        var erased = (await api.PostAsync(Erase, new JsonObject { ["email"] = email })).Expect(HttpStatusCode.OK);
        Assert.StartsWith("erased-", erased["pseudonym"], StringComparison.Ordinal);
        Assert.Equal("intact", (await run.TimelineAsync())["chain"]!.ToString());
        Assert.Equal(0, await VerifyAsync(api, run));
        foreach (var path in new[] { "", "/timeline", "/gates", "/mails", "/record", "/request", "/audit" })
        {
            var left = (await api.GetAsync(run.Path + path)).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain("ottilie", left, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(PersonKeys.Of(email), left, StringComparison.Ordinal);
        }

        Assert.Contains("person.erased", await run.KindsAsync());
        Assert.Empty((await api.PostAsync(Export, new JsonObject { ["email"] = email })).Expect(HttpStatusCode.OK).Body["runs"]!.AsArray());
        (await api.PostAsync(Erase, new JsonObject { ["email"] = email })).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_is_erased_from_a_run_that_is_held_and_a_wrong_address_is_named()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Held");

        (await api.PutAsync($"{run.Path}/hold", new JsonObject { ["reason"] = "A claim" })).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "Enough" })).Expect(HttpStatusCode.Accepted);
        var check = (await api.PostAsync(Erase, new JsonObject { ["email"] = Sample.EmailOf("Helen Marsh"), ["check"] = true })).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{run.Path}/hold/release", new JsonObject())).Expect(HttpStatusCode.OK);

        Assert.Contains(check.Body["inTheWay"]!.AsArray(), one => one!.ToString().StartsWith($"{run.Id}: it is kept as it is, because: A claim", StringComparison.Ordinal));
        var problem = (await api.PostAsync(Export, new JsonObject { ["email"] = "nobody" })).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        Assert.True(problem["errors"]!.AsObject().ContainsKey("email"));
    }

    [Fact]
    public async Task The_command_line_writes_what_is_known_of_a_person_and_says_what_stands_in_the_way()
    {
        using var api = app.Api();
        await PlayedRun.StartAsync(api, app.Inbox, "Exported");
        using var folder = new Cli.ScratchFolder();
        var file = folder.At("person.json");
        string[] at = ["--url", app.Stack.App.ToString(), "--lang", "en"];

        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["person", "export", Sample.EmailOf("Yang Liu"), "--out", file, .. at]));
        Assert.Equal(ExitCodes.Failure, await CommandLine.RunAsync(["person", "erase", Sample.EmailOf("Yang Liu"), .. at]));

        Assert.Contains("Yang Liu", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    // The gate is decided by the others, and somebody takes the person's place from here on.
    private static async Task WithoutOpenGateAsync(Api api, PlayedRun run, string email)
    {
        var others = (await AskedAsync(run)).Where(name => !name.StartsWith("Ottilie", StringComparison.Ordinal)).Select(Sample.EmailOf);
        foreach (var other in others)
        {
            using var visitor = new Visitor();
            var page = await visitor.OpenAsync(await run.LinkAsync("requirements", other));
            if (page.HasForm) await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", ""));
        }

        await run.WaitForStageAsync("shortlist", "preparing");
        var successor = new JsonObject { ["email"] = $"nadia.{email[8..]}", ["name"] = "Nadia Rahman" };
        (await api.PutAsync($"{run.Path}/people/{PersonKeys.Of(email)}/address", successor)).Expect(HttpStatusCode.OK);
    }

    private static async Task<IReadOnlyList<string>> AskedAsync(PlayedRun run) => await Eventually.FoundAsync<IReadOnlyList<string>>(async () =>
        (await run.GatesAsync()).FirstOrDefault(gate => gate!["status"]!.ToString() == "open")?["approvals"]!.AsArray().Select(one => one!["name"]!.ToString()).ToList(), "the gate to be open");

    private static async Task<int> VerifyAsync(Api api, PlayedRun run)
    {
        using var folder = new Cli.ScratchFolder();
        var file = folder.At("audit.jsonl");
        await File.WriteAllTextAsync(file, (await api.GetAsync($"{run.Path}/audit")).Expect(HttpStatusCode.OK).Text);
        return await CommandLine.RunAsync(["audit", "verify", file]);
    }
}

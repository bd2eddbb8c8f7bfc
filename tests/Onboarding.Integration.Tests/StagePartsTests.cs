using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests;

/// <summary>What contract, integration and training take in beside their checklists, over HTTP.</summary>
[Collection(SharedAppTests.Name)]
public sealed class StagePartsTests(SharedApp app)
{
    [Fact]
    public async Task A_contract_weaker_than_asked_for_is_named_to_those_who_approve_it()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Weaker");
        await run.AdvanceToAsync("contract");
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one is { Measure: KpiMeasure.Proportion, Direction: KpiDirection.AtLeast, Target: not null });

        for (var time = 0; time < 2; time++)
            (await api.PutAsync($"{run.Path}/contract/sla/{kpi.Id}", Sla(kpi.Target!.Value - 0.1m))).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/contract/price", new JsonObject { ["monthlyService"] = 229000 })).Expect(HttpStatusCode.OK);
        (await api.GetAsync($"{run.Path}/contract/terms")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.PutAsync($"{run.Path}/contract/terms", Terms())).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/contract/communication-plan", Plan())).Expect(HttpStatusCode.OK);

        var link = (await run.ViewAsync())["links"]!["contract"]!.ToString();
        var contract = (await api.GetAsync(link.TrimStart('/'))).Expect(HttpStatusCode.OK).Body;
        var line = contract["sla"]!.AsArray().Single(one => one!["kpi"]!.ToString() == kpi.Id)!;
        Assert.Equal(("weaker", "withinBudget"), (line["verdict"]!.ToString(), contract["compared"]!["verdict"]!.ToString()));
        Assert.Single(await run.KindsAsync(), "contract.sla");

        await StageData.HandInAsync(api, run.Path, "contract", default);
        await run.SubmitAsync("contract");
        await run.AskedAsync("contract");
        var gate = await run.LastRoundAsync("contract");
        Assert.Equal("request-changes", gate["recommendation"]!.ToString());
        Assert.Contains(gate["reasons"]!.AsArray(), reason => reason!.ToString().Contains("weaker than the", StringComparison.Ordinal));
        (await api.PutAsync($"{run.Path}/contract/terms", Terms())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
    }

    [Fact]
    public async Task Everything_wrong_with_a_part_of_the_contract_is_named_by_its_field()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Contract input");
        await run.AdvanceToAsync("contract");
        var plan = Plan();
        plan["vendorContacts"]![0]!["isLead"] = false;
        plan["escalation"]![1]!["afterMinutes"] = 0;
        var terms = Terms();
        terms.Remove("noticeDays");
        var waived = new JsonObject { ["status"] = "waived", ["waiverReason"] = "Not needed.", ["waiverApprover"] = "Helen Marsh" };

        Assert.Equal(["escalation", "vendorContacts"], Fields(await api.PutAsync($"{run.Path}/contract/communication-plan", plan)));
        Assert.Equal(["noticeDays"], Fields(await api.PutAsync($"{run.Path}/contract/terms", terms)));
        Assert.Equal(["kpi"], Fields(await api.PutAsync($"{run.Path}/contract/sla/happiness", Sla(0.9m))));
        Assert.Equal(["waiverApprover"], Fields(await api.PutAsync($"{run.Path}/checklists/contract/minimums", waived.DeepClone())));
        Assert.Equal(["status"], Fields(await api.PutAsync($"{run.Path}/checklists/contract/encryption", waived.DeepClone())));
        (await api.PutAsync($"{run.Path}/checklists/contract/knowledge-ownership", waived)).Expect(HttpStatusCode.OK);
        var item = (await api.GetAsync($"{run.Path}/checklists/contract")).Items.Single(one => one!["id"]!.ToString() == "knowledge-ownership")!;
        Assert.Equal(("Helen Marsh", "sponsor", "Ownership of knowledge"), ($"{item["waiverApprover"]}", $"{item["waiverRole"]}", $"{item["clause"]}"));
    }

    [Fact]
    public async Task Integration_takes_connections_access_and_tests_and_says_what_is_missing()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Integration");
        await run.AdvanceToAsync("integration");
        var broken = Sample.Batch();
        broken["targetCount"] = 4811;
        var untested = Sample.Connection("crm");
        untested.Remove("testedOn");

        Assert.Equal(["testedOn"], Fields(await api.PutAsync($"{run.Path}/connections/crm", untested)));
        Assert.Equal(["justification"], Fields(await api.PutAsync($"{run.Path}/access/agent", Sample.Access("read", "admin"))));
        await ExpectDaysAheadToBeRefusedAsync(api, run);
        (await api.PutAsync($"{run.Path}/migrations/open-tickets", broken)).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/test-cases/escalation", Sample.TestCase("failed"))).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/continuity-test", Sample.ContinuityTest(45))).Expect(HttpStatusCode.OK);
        var before = (await api.GetAsync($"{run.Path}/integration")).Expect(HttpStatusCode.OK).Body;
        var refused = (await api.PostAsync($"{run.Path}/stages/integration/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "not-ready");
        await StageData.HandInAsync(api, run.Path, "integration", default);
        for (var time = 0; time < 2; time++)
            (await api.PutAsync($"{run.Path}/test-cases/escalation", Sample.TestCase("passed", attempt: 2))).Expect(HttpStatusCode.OK);
        var after = (await api.GetAsync($"{run.Path}/integration")).Expect(HttpStatusCode.OK).Body;

        Assert.Equal("broken", before["migrations"]![0]!["verdict"]!.ToString());
        Assert.Equal(before["missing"]!.AsArray().Count, refused["missing"]!.AsArray().Count);
        Assert.Contains(before["missing"]!.AsArray(), one => one!.ToString().Contains("45 minutes", StringComparison.Ordinal));
        Assert.Empty(after["missing"]!.AsArray());
        Assert.Equal("whole", after["migrations"]![0]!["verdict"]!.ToString());
        var escalation = (await api.GetAsync($"{run.Path}/test-cases")).Items.Single(one => one!["id"]!.ToString() == "escalation")!;
        Assert.Equal(("passed", 2), (escalation["result"]!.ToString(), escalation["attempts"]!.AsArray().Count));
    }

    [Fact]
    public async Task An_agent_who_leaves_opens_the_need_again_and_those_who_answer_for_it_are_told()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Turnover");
        await run.AdvanceToAsync("training");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await StageData.HandInAsync(api, run.Path, "training", today.AddDays(30));
        Assert.True((await CoverageAsync(api, run))["isMet"]!.GetValue<bool>());

        var left = new JsonObject { ["leftOn"] = today.ToString("O", CultureInfo.InvariantCulture) };
        for (var time = 0; time < 2; time++) (await api.PutAsync($"{run.Path}/agents/LW-2", left.DeepClone())).Expect(HttpStatusCode.OK);

        Assert.Equal(["agentId"], Fields(await api.PutAsync($"{run.Path}/agents/LW-9", left.DeepClone())));
        Assert.False((await CoverageAsync(api, run))["isMet"]!.GetValue<bool>());
        Assert.Single(await run.KindsAsync(), "training.need-opened");
        (await api.PostAsync($"{run.Path}/stages/training/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "not-ready");
        await Eventually.HoldsAsync(async () => (await ToldAsync(run)).Count == 2, "project manager and BPO owner to be told");
        Assert.Equal([Sample.EmailOf("Daniel Okafor"), Sample.EmailOf("Mei Lin Tan")], await ToldAsync(run));

        (await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(today.AddDays(30), "LW-3"))).Expect(HttpStatusCode.OK);
        Assert.True((await CoverageAsync(api, run))["isMet"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_plan_of_the_training_is_taken_shown_and_refused_by_field()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Training plan");
        await run.AdvanceToAsync("integration");
        var module = PlaybookFacts.Usual.Modules[0];

        Assert.Equal(["modules[0].module", "modules[0].to"], Fields(await api.PutAsync($"{run.Path}/training-plan", TrainingPlan("juggling", "2026-04-12"))).Order());
        (await api.PutAsync($"{run.Path}/training-plan", TrainingPlan(module, "2026-04-14"))).Expect(HttpStatusCode.OK);
        var stored = (await api.GetAsync($"{run.Path}/training-plan")).Expect(HttpStatusCode.OK).Body;
        (await api.PutAsync($"{run.Path}/training-plan", stored)).Expect(HttpStatusCode.OK);

        Assert.Single(await run.KindsAsync(), "training.plan-agreed");
        var modules = (await api.GetAsync($"{run.Path}/training")).Expect(HttpStatusCode.OK).Body["modules"]!.AsArray();
        Assert.True(modules.Single(one => one!["id"]!.ToString() == module)!["planned"]!.GetValue<bool>());
    }

    private static async Task ExpectDaysAheadToBeRefusedAsync(Api api, PlayedRun run)
    {
        foreach (var (path, field, part) in new[]
        {
            ("connections/crm", "testedOn", Sample.Connection("crm")), ("test-cases/escalation", "runOn", Sample.TestCase("passed")),
            ("continuity-test", "testedOn", Sample.ContinuityTest(5)),
        })
        {
            part[field] = "2099-01-01";
            Assert.Equal([field], Fields(await api.PutAsync($"{run.Path}/{path}", part)));
        }
    }

    private static async Task<JsonNode> CoverageAsync(Api api, PlayedRun run) =>
        (await api.GetAsync($"{run.Path}/training")).Expect(HttpStatusCode.OK).Body["coverage"]!;

    private async Task<IReadOnlyList<string>> ToldAsync(PlayedRun run) =>
        [.. (await app.Inbox.OfAsync(run.Id)).Where(letter => letter.Key.Contains(":training-need:", StringComparison.Ordinal)).Select(letter => letter.To).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Fields(Answer answer) =>
        answer.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal);

    private static JsonObject Sla(decimal target) => new()
    {
        ["target"] = target,
        ["measurementSource"] = "Export of the platform",
        ["reportingPeriod"] = "monthly",
        ["compensation"] = "5% of the month's fee",
    };

    private static JsonObject Terms() => new()
    {
        ["noticeDays"] = 60,
        ["dataReturnDays"] = 30,
        ["firstTermMonths"] = 12,
        ["pilotFirst"] = true,
        ["ownsScripts"] = true,
        ["ownsProcessDocuments"] = true,
        ["ownsKnowledgeBase"] = true,
    };

    private static JsonObject Plan() => new()
    {
        ["companyContacts"] = new JsonArray(Contact("Mei Lin Tan")),
        ["vendorContacts"] = new JsonArray(Contact("Angela Cruz")),
        ["meetings"] = new JsonArray(new JsonObject { ["name"] = "Weekly call", ["everyDays"] = 7 }),
        ["channel"] = "Daily operations",
        ["escalation"] = new JsonArray(
            new JsonObject { ["contact"] = "Head of shifts", ["afterMinutes"] = 0 }, new JsonObject { ["contact"] = "Project leads", ["afterMinutes"] = 30 }),
    };

    private static JsonObject Contact(string name) =>
        new() { ["name"] = name, ["task"] = "Project lead", ["email"] = Sample.EmailOf(name), ["isLead"] = true };

    private static JsonObject TrainingPlan(string module, string to)
    {
        var agreed = new JsonObject { ["by"] = "Daniel Okafor", ["on"] = "2026-04-08" };
        return new JsonObject
        {
            ["modules"] = new JsonArray(new JsonObject
            {
                ["module"] = module,
                ["trainer"] = "Priya Nair",
                ["coach"] = "Daniel Okafor",
                ["from"] = "2026-04-13",
                ["to"] = to,
                ["format"] = "theoryAndScenarios",
                ["languages"] = Sample.Texts("en"),
            }),
            ["companyAgreed"] = agreed.DeepClone(),
            ["vendorAgreed"] = agreed,
        };
    }
}

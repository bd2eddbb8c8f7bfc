using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class VendorHandInTests(SharedApp app)
{
    [Fact]
    public async Task Requirements_show_fit_split_standards_and_budget_in_the_reader_s_language()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Assessed");

        var english = (await api.GetAsync($"{run.Path}/requirements")).Expect(HttpStatusCode.OK).Body;
        var chinese = (await api.GetAsync($"{run.Path}/requirements?lang=zh-CN")).Expect(HttpStatusCode.OK).Body;

        Assert.Equal("outsource", english["fit"]!["advice"]!.ToString());
        Assert.All(english["split"]!.AsArray(), line => Assert.Equal("vendor", line!["takenBy"]!.ToString()));
        Assert.Equal(PlaybookFacts.Usual.Kpis.Select(kpi => kpi.Id), english["standards"]!.AsArray().Select(standard => standard!["id"]!.ToString()));
        Assert.All(english["standards"]!.AsArray(), standard => Assert.False(string.IsNullOrEmpty(standard!["formula"]!.ToString())));
        Assert.Equal("inRange", english["budget"]!["bufferVerdict"]!.ToString());
        Assert.Contains("surge", english["budget"]!["missingKinds"]!.AsArray().Select(kind => kind!.ToString()));
        Assert.Equal((8, "Daniel Okafor"), (english["timeline"]!["fromWeeks"]!.GetValue<int>(), english["bpoOwner"]!.ToString()));
        Assert.NotEqual(english["delivery"]!["tradeOffs"]!.ToString(), chinese["delivery"]!["tradeOffs"]!.ToString());
    }

    [Fact]
    public async Task Answers_and_offers_are_kept_compared_and_count_against_a_vendor()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Compared");
        await run.AdvanceToAsync("shortlist");
        await StageData.HandInAsync(api, run.Path, "shortlist", default);
        var vague = Sample.Answers();
        var raising = PlaybookFacts.Usual.Playbook.Shortlist.Questions.First(question => question is { Required: true, VagueRaises: not null });
        vague["items"]!.AsArray().Single(item => item!["question"]!.ToString() == raising.Id)!["vague"] = true;

        (await api.PutAsync($"{run.Path}/vendors/castlemere/answers", vague)).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/vendors/castlemere/answers", vague)).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/vendors/castlemere/offer", Sample.Offer())).Expect(HttpStatusCode.OK);

        var kinds = await run.KindsAsync();
        Assert.Equal((StageData.Vendors.Count + 1, StageData.Vendors.Count), (kinds.Count(kind => kind == "answers.given"), kinds.Count(kind => kind == "offer.given")));
        Assert.Equal(17.5m, (await api.GetAsync($"{run.Path}/vendors/castlemere/offer")).Expect(HttpStatusCode.OK).Body["hour"]!.GetValue<decimal>());
        Assert.Contains((await api.GetAsync($"{run.Path}/vendors/castlemere/answers")).Body["items"]!.AsArray(), item => item!["vague"]!.GetValue<bool>());
        var listed = (await api.GetAsync($"{run.Path}/vendors")).Items.Single(vendor => vendor!["id"]!.ToString() == "castlemere")!;
        var flag = Assert.Single(listed["ranking"]!["raisedFlags"]!.AsArray())!;
        Assert.Equal((raising.VagueRaises, true), (flag["id"]!.ToString(), flag["isDerived"]!.GetValue<bool>()));
        Assert.NotEmpty(listed["notGiven"]!.AsArray());
        Assert.Contains(listed["ranking"]!["notKnown"]!.AsArray(), reason => reason!.ToString().Contains("not known", StringComparison.Ordinal));
        await ExpectRisksOfAsync(api, run, raising.VagueRaises!);
        var comparison = (await api.GetAsync($"{run.Path}/vendors/comparison")).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(StageData.Vendors, comparison["vendors"]!.AsArray().Select(vendor => vendor!["id"]!.ToString()));
        Assert.All(comparison["vendors"]!.AsArray(), vendor => Assert.True(vendor!["price"]!["total"]!.GetValue<decimal>() > 42000));
        Assert.Equal(2 * PlaybookFacts.Usual.Criteria.Count, comparison["sensitivity"]!.AsArray().Count);
        Assert.NotEmpty(comparison["assumptions"]!.AsArray());
    }

    // Answered vaguely twice, each risk that names the flag has heard of it once.
    private static async Task ExpectRisksOfAsync(Api api, PlayedRun run, string flag)
    {
        var touched = PlaybookFacts.Usual.Playbook.Risks.Where(risk => risk.RaisedBy.Contains("red-flag") || risk.RaisedBy.Contains($"red-flag:{flag}")).Select(risk => risk.Id).ToList();
        var raised = (await api.GetAsync($"{run.Path}/risks")).Items.Where(risk => risk!["history"]!.AsArray().Count > 0).ToList();

        Assert.NotEmpty(touched);
        Assert.Equal(touched, raised.Select(risk => risk!["id"]!.ToString()));
        Assert.All(raised, risk => Assert.Single(risk!["history"]!.AsArray()));
    }

    [Fact]
    public async Task Bad_answers_and_offers_name_their_fields_and_store_nothing()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Bad offers");
        await run.AdvanceToAsync("shortlist");
        (await api.PutAsync($"{run.Path}/vendors/lanternway", Sample.Vendor("lanternway"))).Expect(HttpStatusCode.OK);
        var offer = Sample.Offer();
        offer["currency"] = "EUR";
        offer["contact"] = 1.5;
        var answers = new JsonObject { ["items"] = new JsonArray(new JsonObject { ["question"] = "charm", ["text"] = "Much." }) };
        var surcharge = Sample.Offer();
        surcharge["surgeSurcharge"] = 25;

        var refused = await api.PutAsync($"{run.Path}/vendors/lanternway/offer", offer);

        Assert.Equal(["contact", "currency"], FieldsOf(refused));
        Assert.Equal(["items[0].question"], FieldsOf(await api.PutAsync($"{run.Path}/vendors/lanternway/answers", answers)));
        Assert.Equal(["surgeSurcharge"], FieldsOf(await api.PutAsync($"{run.Path}/vendors/lanternway/offer", surcharge)));
        Assert.Equal(["vendorId"], FieldsOf(await api.PutAsync($"{run.Path}/vendors/nobody/offer", Sample.Offer())));
        (await api.GetAsync($"{run.Path}/vendors/lanternway/offer")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"{run.Path}/vendors/lanternway/answers")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    private static IEnumerable<string> FieldsOf(Answer answer) =>
        answer.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal);
}

using Microsoft.Playwright;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Three vendors with their offers, answers and scorecards, and which of them is proposed.</summary>
internal static class ShortlistSteps
{
    private static readonly string[] Evaluators = ["jun.wang", "sarah.whitcombe"];

    public static async Task PlayAsync(Desk desk)
    {
        await desk.ToAsync("Vendors");
        foreach (var vendor in StageData.Vendors) await AddAsync(desk, vendor);
        foreach (var (place, vendor) in StageData.Vendors.Index())
        {
            await AnswerAsync(desk, vendor);
            await OfferAsync(desk, vendor);
            foreach (var evaluator in Evaluators) await ScoreAsync(desk, vendor, evaluator, 5 - place);
        }

        await desk.ToWorkOfAsync("Shortlist");
        var submit = desk.Page.Locator("#submit");
        await submit.Locator("[name=vendor]").SelectOptionAsync(new SelectOptionValue { Label = NameOf(StageData.Vendors[0]) });
        await submit.Locator("[name=reserveVendor]").SelectOptionAsync(new SelectOptionValue { Label = NameOf(StageData.Vendors[1]) });
        await desk.SubmitAsync("Two site visits agree.");
    }

    private static string NameOf(string vendor) => $"Vendor {vendor}";

    // Nobody gives an id: it is made of the name.
    private static async Task AddAsync(Desk desk, string vendor)
    {
        await desk.FollowAsync("Add a vendor");
        var document = Sample.Vendor(vendor);
        document.Remove("id");
        await desk.Form.FillAsync(document);
        await desk.SaveAsync();
    }

    private static async Task AnswerAsync(Desk desk, string vendor)
    {
        await OfRowAsync(desk, vendor, "Answers to the questions");
        var questions = PlaybookFacts.Usual.RequiredQuestions;
        foreach (var (index, question) in questions.Index()) await Assertions.Expect(desk.Form.Locator($"[name=\"items[{index}].question\"]")).ToHaveValueAsync(question);
        await desk.Form.FillAsync([.. questions.Index().Select(question => ($"items[{question.Index}].text", "As asked."))]);
        await desk.SaveAsync();
    }

    private static async Task OfferAsync(Desk desk, string vendor)
    {
        await OfRowAsync(desk, vendor, "Offer");
        await desk.Form.FillAsync(Sample.Offer());
        await desk.SaveAsync();
    }

    private static async Task ScoreAsync(Desk desk, string vendor, string evaluator, int score)
    {
        await desk.FollowAsync("Hand in a scorecard");
        await desk.Form.Locator("[name=vendorId]").SelectOptionAsync(new SelectOptionValue { Label = NameOf(vendor) });
        var card = Sample.Scorecard(score, PlaybookFacts.Usual);
        card["evaluator"] = evaluator;
        await desk.Form.FillAsync(card);
        await desk.SaveAsync();
    }

    private static Task OfRowAsync(Desk desk, string vendor, string link) => desk.Page.Locator("table.ranking tr")
        .Filter(new LocatorFilterOptions { HasText = NameOf(vendor) }).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = link, Exact = true }).ClickAsync();
}

using Microsoft.Playwright;
using Onboarding.Browser.Tests.Clicks;
using Onboarding.Integration.Tests;
using Onboarding.Integration.Tests.Hosting;

namespace Onboarding.Browser.Tests;

/// <summary>
/// A run from the board to its outcome, by clicking only: no call of the API, no address but the board's, and links in mails. The months
/// in between pass on the app's clock.
/// </summary>
public sealed class WholeRunByClicksTests(Browser browser) : IClassFixture<Browser>
{
    private const int PilotDays = 60;
    private const string Manager = "Mei Lin Tan";

    private static readonly DateOnly PilotStart = new(2026, 3, 9);

    [Fact]
    public async Task A_run_goes_from_new_to_its_outcome_by_clicking_only()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, Scale: 1));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        await using var visitor = await browser.VisitorAsync();
        var desk = new Desk(await visitor.NewPageAsync());
        var (clock, approvers) = (new AppClock(api), new Approvers(browser, inbox, desk));

        await desk.OpenBoardAsync(stack.App);
        await NewRunSteps.StartAsync(desk, "Orders by phone");
        await desk.ToWorkOfAsync("Requirements");
        await desk.SubmitAsync("As discussed with operations.");
        await approvers.DecideAsync("requirements", "approve", "Approve");

        await ShortlistSteps.PlayAsync(desk);
        await approvers.DecideAsync("shortlist", "approve", "Approve");
        await ContractSteps.PlayAsync(desk);
        await approvers.DecideAsync("contract", "approve", "Approve");
        await IntegrationSteps.PlayAsync(desk);
        await approvers.DecideAsync("integration", "approve", "Approve");
        await TrainingSteps.PlayAsync(desk, PilotStart, PilotDays);
        await approvers.DecideAsync("training", "approve", "Approve");
        // Not before the run is at its pilot do the weeks pass in which somebody would hand in readings.
        await Assertions.Expect(desk.Page.Locator(".run-head .waits")).ToContainTextAsync("The pilot begins on 9 March 2026");

        await clock.PassUntilAsync(AtDay(31));
        await PilotSteps.HandInAsync(desk, PilotStart, 30);
        await clock.PassUntilAsync(AtDay(32));
        await desk.FollowAsync("Overview");
        await approvers.DecideAsync("pilot-review-30", "continue", "Continue");
        await clock.PassUntilAsync(AtDay(41));
        await PilotSteps.HandInAsync(desk, PilotStart.AddDays(30), 10, "csat", "first-contact-resolution");
        await clock.PassUntilAsync(AtDay(42));
        await PilotSteps.CloseActionAsync(desk, await approvers.NewestAsync(Manager, "early-warning"), "Two coaches more; not enough, as the next readings show.");
        await clock.PassUntilAsync(AtDay(61));
        await PilotSteps.HandInAsync(desk, PilotStart.AddDays(40), 20, "csat", "first-contact-resolution");
        await clock.PassUntilAsync(AtDay(62));
        await desk.FollowAsync("Overview");
        await approvers.DecideAsync("pilot-review-60", "exit", "Exit");

        var (today, lastDay) = (PilotStart.AddDays(61), PilotStart.AddDays(61 + ContractSteps.NoticeDays));
        await ExitSteps.GiveNoticeAsync(desk, today, lastDay);
        await clock.PassUntilAsync(At(lastDay.AddDays(1)));
        await ExitSteps.ProveAsync(desk, lastDay);
        await approvers.DecideAsync("exit", "approve", "Approve");
        await ExpectOutcomeAsync(desk, approvers);
    }

    private static async Task ExpectOutcomeAsync(Desk desk, Approvers approvers)
    {
        await PilotSteps.FollowMailAsync(desk, await approvers.NewestAsync(Manager, "run-ended"));
        await Assertions.Expect(desk.Page.Locator(".run-head .state")).ToHaveTextAsync("Exited");
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("The onboarding ended: Exited.");
        await desk.ToAsync("Decision record");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("body")).ToContainTextAsync("Data and access are gone, with proof.");
        await desk.Page.GoBackAsync();
        await desk.Page.Locator(".run-head a[href^='/runs/']").Filter(new LocatorFilterOptions { HasText = "run-" }).First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".run-head h1")).ToContainTextAsync("Orders by phone");
    }

    // An hour after midnight, when the day before is over.
    private static DateTimeOffset AtDay(int day) => At(PilotStart.AddDays(day - 1));

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(1, 0), TimeSpan.Zero);
}

using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Pilot;

/// <summary>A run of a shared app that is put at its pilot, with as many days behind it as a test wants. Its orchestration still waits at the start and is left alone.</summary>
internal static class PilotSample
{
    /// <summary>Starts one whose first days of readings are there.</summary>
    /// <param name="app">The app.</param>
    /// <param name="title">Title.</param>
    /// <param name="days">Days of the pilot that are over.</param>
    /// <param name="stage">Stage that it is put at.</param>
    /// <param name="missed">KPIs that miss their target.</param>
    public static async Task<PlayedRun> StartAsync(SharedApp app, string title, int days, string stage = StageIds.Pilot, params string[] missed)
    {
        // The run speaks through it as long as the test does.
        var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        var store = StoreOf(app);
        var first = FirstDay(days);
        await store.ChangeAsync(run.Id, head => Task.FromResult<RunChange?>(new RunChange(head with
        {
            Stage = stage,
            StageState = StageState.Scheduled,
            WaitsFor = new Phrase("wait.pilot-review").With("number", 30).With("day", first.AddDays(31)),
        })
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.PilotPlan] = new PilotPlan { Segment = "Orders", StartsOn = first, LengthDays = 90, Staffing = [] },
            },
        }));
        var lines = Enumerable.Range(0, days).SelectMany(day => SampleReadings.Of(first.AddDays(day), PlaybookFacts.Usual, missed));
        if (days > 0) (await api.PostTextAsync($"{run.Path}/readings", FileOf(lines), "text/csv")).Expect(System.Net.HttpStatusCode.OK);
        return run;
    }

    /// <summary>Lets the pilot have begun on another day.</summary>
    public static Task MoveStartAsync(SharedApp app, PlayedRun run, DateOnly first) => StoreOf(app).ChangeAsync(run.Id, head => Task.FromResult<RunChange?>(new RunChange(head)
    {
        Put = new Dictionary<string, object>
        {
            [RowKeys.PilotPlan] = new PilotPlan { Segment = "Orders", StartsOn = first, LengthDays = 90, Staffing = [] },
        },
    }));

    private static RunStore StoreOf(SharedApp app)
    {
        var tables = new TableServiceClient(app.Stack.Storage);
        return new RunStore(tables, new RunIndex(tables), TimeProvider.System);
    }

    /// <summary>First day of a pilot of which so many days are over.</summary>
    public static DateOnly FirstDay(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-days);

    /// <summary>A file of these lines.</summary>
    public static string FileOf(IEnumerable<string> lines) => $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n";
}

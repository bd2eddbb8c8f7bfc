using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>An app of a company in the middle of its work: a run in every stage, and all that pages can show.</summary>
public sealed class FilledApp : IAsyncLifetime
{
    /// <summary>A playbook whose first gate asks one person after the other, each for a one-time code.</summary>
    internal const string Guarded = "guarded";

    private const string GuardedPlaybook = """
        {
          "id": "guarded", "version": "1.0.0", "extends": "customer-service-bpo",
          "name": { "en": "Guarded approvals", "zh-CN": "验证码审批" }, "description": { "en": "One after the other, each with a code.", "zh-CN": "逐一审批，每人须输入验证码。" },
          "gates": { "requirements": { "rule": "sequential", "requiresCode": true } }
        }
        """;

    internal LocalStack Stack { get; private set; } = null!;

    internal Inbox Inbox { get; private set; } = null!;

    internal Api Api { get; private set; } = null!;

    internal FilledRuns Runs { get; private set; } = null!;

    internal FilledLinks Links { get; private set; } = null!;

    internal FilledVendors Vendors { get; private set; } = null!;

    private AppProcess Process { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Stack = await LocalStack.StartAsync();
        var playbooks = Directory.CreateDirectory(Path.Combine(Stack.Folder, "playbooks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(playbooks, $"{Guarded}.json"), GuardedPlaybook);
        Process = await AppProcess.StartAsync(
            Stack,
            new DemoClock(WholeRunTests.Start, ClockedRun.Slow),
            ("Onboarding__PlaybookFolder", playbooks),
            ("SignIn__Local__Name", "Mei Lin Tan"),
            ("SignIn__Local__Email", Sample.EmailOf("Mei Lin Tan")));
        (Inbox, Api) = (new Inbox(Stack.Inbox), new Api(Stack.App));
        Runs = await FilledRuns.PlayAsync(this);
        (Links, Vendors) = (await FilledLinks.OfAsync(Runs), await FilledVendors.PlayAsync(this, Runs));
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        Inbox.Dispose();
        await Process.DisposeAsync();
        await Stack.DisposeAsync();
    }

    /// <summary>Lets the clock run as clocks do.</summary>
    internal async Task HoldClockAsync() => (await Api.PutAsync("admin/clock", new JsonObject { ["scale"] = 1 })).Expect(HttpStatusCode.OK);

    /// <summary>What the app's clock shows.</summary>
    internal async Task<DateTimeOffset> NowAsync() => (await Api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>();
}

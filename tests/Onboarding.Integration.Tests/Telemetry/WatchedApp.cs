using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Runtime.Azurite;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>The app with what can go wrong around it, on a clock that a test moves, watched over OTLP.</summary>
public sealed class WatchedApp : IAsyncLifetime
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan LongestLeap = TimeSpan.FromDays(20);
    private const double Fast = 800_000;

    private readonly int[] _ports = FreePorts.Take(2);

    internal LocalStack Stack { get; private set; } = null!;

    internal AppProcess Process { get; private set; } = null!;

    internal StorageStandIn Storage { get; private set; } = null!;

    internal MailStandIn Mail { get; private set; } = null!;

    internal Api Api { get; private set; } = null!;

    public OtlpReceiver Telemetry { get; } = new();

    /// <summary>The tables themselves, past what stands in between.</summary>
    internal TableServiceClient Tables => new(Stack.Storage);

    public async Task InitializeAsync()
    {
        Stack = await LocalStack.StartAsync(withInbox: false);
        Storage = await StorageStandIn.StartAsync(_ports[0], Stack.TablePort);
        Mail = new MailStandIn(_ports[1]);
        Api = new Api(Stack.App);
        Process = await AppProcess.StartAsync(Stack, new DemoClock(Start, 1),
        [
            ("AzureWebJobsStorage", Stack.StorageWith(_ports[0])), ("Mail__Smtp__Port", $"{_ports[1]}"), ("Mail__Smtp__InboxUrl", ""),
            ("Reconciler__Schedule", "* * * * * *"), ("Reconciler__Patience", "00:00:00"), .. Telemetry.Settings,
        ]);
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await Process.DisposeAsync();
        await Mail.DisposeAsync();
        await Storage.DisposeAsync();
        await Stack.DisposeAsync();
        await Telemetry.DisposeAsync();
    }

    /// <summary>Storage and mail server are as they should be.</summary>
    internal void Mend()
    {
        (Storage.RefusedTable, Storage.SlowTable, Storage.Slowness) = ("", "", TimeSpan.Zero);
        (Mail.IsAway, Mail.KnowsNobody) = (false, false);
    }

    /// <summary>A run whose first stage waits for nothing but its submission: its id.</summary>
    internal async Task<string> StartRunAsync(string title)
    {
        var id = (await Api.PostAsync(Api.Runs, Sample.Request(title))).Expect(HttpStatusCode.Accepted)["id"]!;
        // Stored is it at once; what its stage reads before it waits is read by then.
        await Eventually.HoldsAsync(() => Task.FromResult(Telemetry.Spans.Any(span => IsOf(span, StageOrder.InstanceId(id, StageIds.Requirements)))), $"{id} to wait");
        return id;
    }

    internal async Task<JsonNode> RunAsync(string id) => (await Api.GetAsync($"{Api.Runs}/{id}")).Expect(HttpStatusCode.OK).Body;

    /// <summary>Kinds of the entries of its audit.</summary>
    internal async Task<IReadOnlyList<string>> KindsAsync(string id) =>
        [.. (await Api.GetAsync($"{Api.Runs}/{id}/timeline")).Expect(HttpStatusCode.OK).Body["items"]!.AsArray().Select(item => item!["kind"]!.ToString())];

    /// <summary>Submits its first stage, and waits until people are asked.</summary>
    internal async Task AskAsync(string id)
    {
        (await Api.PostAsync($"{Api.Runs}/{id}/stages/requirements/submit", StageData.Submission("requirements"))).Expect(HttpStatusCode.Accepted);
        await Eventually.HoldsAsync(async () => (await GateAsync(id))?["status"]!.ToString() == "open", $"the gate of {id} to be open");
    }

    internal async Task<JsonNode?> GateAsync(string id) => (await Api.GetAsync($"{Api.Runs}/{id}/gates")).Expect(HttpStatusCode.OK).Items.LastOrDefault();

    internal async Task CancelAsync(string id) =>
        (await Api.PostAsync($"{Api.Runs}/{id}/cancel", new JsonObject { ["reason"] = "No budget." })).Expect(HttpStatusCode.Accepted);

    /// <summary>Lets the app's clock pass a time within a moment.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        Assert.InRange(time, TimeSpan.Zero, LongestLeap);
        var until = await NowAsync() + time;
        (await Api.PutAsync("admin/clock", new JsonObject { ["scale"] = Fast, ["until"] = until, ["then"] = 1 })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => await NowAsync() >= until, "the clock to have run ahead");
    }

    private static bool IsOf(OtlpSpan span, string instance) =>
        span.Name.StartsWith($"activity:{nameof(FindSubmission)}", StringComparison.Ordinal) && span["durabletask.task.instance_id"] == instance;

    private async Task<DateTimeOffset> NowAsync() => (await Api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>();
}

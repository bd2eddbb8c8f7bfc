using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Stages;

/// <summary>Activities of a run that is sent back, over real tables: each is safe to run twice, and late.</summary>
[Collection(LocalServices.Collection)]
public sealed class GoingBackTests(LocalServices local)
{
    // More than one transaction moves.
    private const int Items = 95;

    private static readonly string[] OfFormer =
    [
        .. Enumerable.Range(1, Items).Select(number => RowKeys.Item(StageIds.Contract, $"item-{number:D2}")),
        RowKeys.Item(StageIds.Integration, "one"), RowKeys.Item(StageIds.Training, "one"), RowKeys.Sla("csat"), RowKeys.Connection("crm"), RowKeys.Access("agent"),
        RowKeys.TestCase("one"), RowKeys.Migration("tickets"), RowKeys.Agent("LW-1"), RowKeys.ContractPrice, RowKeys.ContractTerms, RowKeys.CommunicationPlan,
        RowKeys.ContinuityTest, RowKeys.TrainingPlan, RowKeys.PilotPlan,
    ];

    private static readonly string[] OfNobody = [RowKeys.Item(StageIds.Exit, "one"), RowKeys.Offer("first"), RowKeys.Scorecard("first", "jun.wang"), RowKeys.Risk("one")];

    [Fact]
    public async Task A_stage_that_is_entered_again_goes_on_with_its_rounds_however_often_it_is_told_so()
    {
        await using var app = await GateApp.StartAsync(local);
        await PutAsync(app, (RowKeys.Submission(StageIds.Shortlist, 1), Submission(1, "first", "second")), (RowKeys.Submission(StageIds.Shortlist, 2), Submission(2, "first", "second")));

        var again = new[] { await EnterAsync(app, StageIds.Shortlist, 2), await EnterAsync(app, StageIds.Shortlist, 2) };
        var contract = await EnterAsync(app, StageIds.Contract, 2);
        var late = await EnterAsync(app, StageIds.Shortlist, 2);
        var third = await EnterAsync(app, StageIds.Shortlist, 3);

        Assert.Equal([3, 3, 3], [.. again.Select(entry => entry.FirstRound), late.FirstRound]);
        // The contract gate's only round so far was prepared and not submitted.
        Assert.Equal((2, 3), (contract.FirstRound, third.FirstRound));
        Assert.Equal(["shortlist", "contract", "shortlist"], (await app.AuditAsync()).Where(entry => entry.Kind == EnterStage.Entered).Select(entry => entry.Stage));
        var head = await app.Store.GetAsync(app.Order.RunId);
        Assert.Equal((StageIds.Shortlist, StageState.Preparing, 3, "wait.submission-again"), (head.Stage, head.StageState, head.Round, head.WaitsFor!.Key));
    }

    [Fact]
    public async Task Another_vendor_begins_clean_and_what_was_the_former_ones_is_kept_aside_once()
    {
        await using var app = await StartAsync("first");

        await ChooseAsync(app, 2);
        // A process that ended in between leaves a part where it was.
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Put = new Dictionary<string, object> { [OfFormer[0]] = Row(OfFormer[0]) },
            Delete = [RowKeys.Former(1, OfFormer[0])],
        }));
        for (var time = 0; time < 2; time++) await ChooseAsync(app, 2);

        foreach (var key in OfFormer)
        {
            Assert.Null(await app.Store.FindAsync<JsonNode>(app.Order.RunId, key));
            Assert.Equal(key, (await app.Store.GetAsync<JsonNode>(app.Order.RunId, RowKeys.Former(1, key)))["key"]!.ToString());
        }

        foreach (var key in OfNobody) Assert.NotNull(await app.Store.FindAsync<JsonNode>(app.Order.RunId, key));
        var former = Assert.Single(await app.Store.ListAsync<FormerVendor>(app.Order.RunId, "former-vendor"));
        Assert.Equal(("first", "Vendor first", "Vendor second", OfFormer.Length), (former.Vendor, former.Name, former.ReplacedBy, former.Entries));
        var head = await app.Store.GetAsync(app.Order.RunId);
        Assert.Equal(("second", "first", 2), (head.Vendor, head.ReserveVendor, head.VendorChosenIn));
        Assert.Equal(["vendor.chosen", "vendor.replaced"], (await app.AuditKindsAsync()).Where(kind => kind.StartsWith("vendor.", StringComparison.Ordinal)));
        Assert.Equal(2, head.VendorNumber);
    }

    [Fact]
    public async Task An_order_that_comes_after_the_new_vendors_first_entry_leaves_it_where_it_is()
    {
        await using var app = await StartAsync("first");
        await ChooseAsync(app, 2);
        await PutAsync(app, (OfFormer[0], Row("new")));

        await ChooseAsync(app, 2);

        Assert.Equal("new", (await app.Store.GetAsync<JsonNode>(app.Order.RunId, OfFormer[0]))["key"]!.ToString());
    }

    [Fact]
    public async Task The_same_vendor_keeps_everything_and_an_order_that_comes_late_changes_nothing()
    {
        await using var app = await StartAsync("second");

        await ChooseAsync(app, 2);
        await PutAsync(app, (RowKeys.Submission(StageIds.Shortlist, 1), Submission(1, "first", "second")));
        await ChooseAsync(app, 1);

        Assert.Equal(Items, (await app.Store.ListAsync<JsonNode>(app.Order.RunId, $"item:{StageIds.Contract}")).Count);
        Assert.Empty(await app.Store.ListAsync<FormerVendor>(app.Order.RunId, "former-vendor"));
        Assert.Equal("second", (await app.Store.GetAsync(app.Order.RunId)).Vendor);
        Assert.Equal(["vendor.chosen"], (await app.AuditKindsAsync()).Where(kind => kind.StartsWith("vendor.", StringComparison.Ordinal)));
    }

    private async Task<GateApp> StartAsync(string vendor)
    {
        var app = await GateApp.StartAsync(local);
        await PutAsync(app,
            (RowKeys.Playbook, PlaybookFacts.Usual.Playbook), (RowKeys.Submission(StageIds.Shortlist, 2), Submission(2, "second", "first")),
            (RowKeys.Vendor("first"), Vendor("first")), (RowKeys.Vendor("second"), Vendor("second")));
        foreach (var keys in OfFormer.Concat(OfNobody).Chunk(50))
            await PutAsync(app, [.. keys.Select(key => (key, (object)Row(key)))]);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(
            new RunChange(run with { Stage = StageIds.Shortlist, Round = 2, Vendor = vendor, VendorName = $"Vendor {vendor}", VendorChosenIn = 1, ReserveVendor = "second" })));
        return app;
    }

    private static Task<Run> PutAsync(GateApp app, params (string Key, object Row)[] rows) => app.Store.ChangeAsync(
        app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run) { Put = rows.ToDictionary(row => row.Key, row => row.Row) }));

    private static Task<StageEntry> EnterAsync(GateApp app, string stage, int pass) =>
        app.RunAsync<EnterStage, EntryOrder, StageEntry>(new EntryOrder(app.Order.RunId, stage, pass));

    private static Task<bool> ChooseAsync(GateApp app, int round) => app.RunAsync<ChooseVendor, VendorOrder, bool>(new VendorOrder(app.Order.RunId, round));

    // Whatever is stored; lists read what is due of checklist items.
    private static JsonObject Row(string key) => new()
    {
        ["key"] = key,
        ["stage"] = key.Split(':') is [_, var stage, _] ? stage : "",
        ["id"] = key,
        ["status"] = "open",
    };

    private static StageSubmission Submission(int round, string vendor, string reserve) =>
        new() { Stage = StageIds.Shortlist, Round = round, Vendor = vendor, ReserveVendor = reserve, SubmittedAt = GateApp.Start };

    private static JsonObject Vendor(string id)
    {
        var vendor = Sample.Vendor(id);
        vendor["id"] = id;
        return vendor;
    }
}

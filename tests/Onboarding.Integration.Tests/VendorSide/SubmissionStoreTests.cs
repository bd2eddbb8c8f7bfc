using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Integration.Tests.Cancelling;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Digests;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>A vendor's readings over real tables, from its link to what counts, and what a crash between leaves.</summary>
[Collection(LocalServices.Collection)]
public sealed class SubmissionStoreTests(LocalServices local)
{
    private const string VendorId = "harbour-voice";

    private static readonly DateOnly Yesterday = DateOnly.FromDateTime(GateApp.Start.UtcDateTime).AddDays(-1);

    [Fact]
    public async Task Readings_count_after_they_are_confirmed_with_the_vendor_as_their_source()
    {
        await using var app = await AtPilotAsync();
        var submitted = await SubmitAsync(app, 900);

        Assert.Null(await DayAsync(app));
        Assert.Equal(submitted.Id, Assert.Single((await DigestAsync(app)).HandIns).Id);
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings());
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings());

        Assert.Equal(900, Assert.Single((await DayAsync(app))!.Readings).Numerator);
        Assert.Empty((await DigestAsync(app)).HandIns);
        var audit = await app.Store.ListAsync<AuditEntry>(app.Order.RunId, "audit");
        Assert.Equal("Mei (Harbour Voice)", Assert.Single(audit, entry => entry.Kind == "readings.added").Source);
        Assert.Single(audit, entry => entry.Kind == "vendor-submission.confirmed");
        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).RefuseAsync(app.Order.RunId, submitted.Id, "Late.", "Maria Ortiz"));
    }

    [Fact]
    public async Task A_crash_right_after_what_confirming_stores_leaves_nothing_half_done_and_confirming_again_overwrites_no_later_correction()
    {
        var crash = new CrashPoint();
        await using var app = await AtPilotAsync(crash);
        var submitted = await SubmitAsync(app, 900);

        crash.DieAfter(1);
        await Assert.ThrowsAsync<Crash>(() => Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings()));
        crash.Disarm();

        Assert.Equal(SubmissionState.Confirmed, (await StoredAsync(app, submitted)).State);
        Assert.Equal(900, Assert.Single((await DayAsync(app))!.Readings).Numerator);
        await app.Services.GetRequiredService<AddReadings>().AddAsync(app.Order.RunId, [ReadingOf(901)], "Miscounted.");
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings());
        Assert.Equal(901, Assert.Single((await DayAsync(app))!.Readings).Numerator);
        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).RefuseAsync(app.Order.RunId, submitted.Id, "No.", "Maria Ortiz"));
    }

    [Fact]
    public async Task Readings_that_replace_what_counts_are_confirmed_as_they_were_shown_and_with_a_reason()
    {
        await using var app = await AtPilotAsync();
        await app.Services.GetRequiredService<AddReadings>().AddAsync(app.Order.RunId, [ReadingOf(800)]);
        var submitted = await SubmitAsync(app, 900);
        var run = await app.Store.GetAsync(app.Order.RunId);
        var preview = (await app.Services.GetRequiredService<PreviewSubmission>().OfAsync(run, submitted))!;
        Task<VendorSubmission?> ConfirmAsync(SeenReadings seen) => Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", seen);

        Assert.Equal((800, 900), (preview.Corrected[0].Former.Numerator, preview.Corrected[0].Given.Numerator));
        await Assert.ThrowsAsync<InvalidInputException>(() => ConfirmAsync(new SeenReadings()));
        await Assert.ThrowsAsync<InvalidInputException>(() => ConfirmAsync(new SeenReadings(preview.Digest)));
        await Assert.ThrowsAsync<InvalidInputException>(() => ConfirmAsync(new SeenReadings(new string('0', 64), "Counted twice.")));
        Assert.Equal((SubmissionState.Waiting, 800), ((await StoredAsync(app, submitted)).State, Assert.Single((await DayAsync(app))!.Readings).Numerator));

        await ConfirmAsync(new SeenReadings(preview.Digest, "Counted twice."));

        var day = (await DayAsync(app))!;
        Assert.Equal((900, "Counted twice."), (Assert.Single(day.Readings).Numerator, Assert.Single(day.Corrections).Reason));
    }

    [Fact]
    public async Task Confirmed_by_two_at_once_it_is_confirmed_once()
    {
        await using var app = await AtPilotAsync();
        var submitted = await SubmitAsync(app, 900);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(one => Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, $"Manager {one}", new SeenReadings())));

        var audit = await app.Store.ListAsync<AuditEntry>(app.Order.RunId, "audit");
        Assert.Single(audit, entry => entry.Kind == "vendor-submission.confirmed");
        Assert.Single(audit, entry => entry.Kind == "readings.added");
        Assert.Equal(SubmissionState.Confirmed, (await StoredAsync(app, submitted)).State);
    }

    [Fact]
    public async Task Confirmed_evidence_keeps_the_owner_and_the_due_day_that_are_set_at_that_moment()
    {
        var between = new BeforeWrite("item:contract");
        await using var app = await AtAsync(StageIds.Contract, StageState.Preparing, between);
        var id = PlaybookFacts.Usual.ItemsOf(StageIds.Contract)[0];
        var planned = new ChecklistItem { Stage = StageIds.Contract, Id = id, Status = ChecklistStatus.Open, Owner = "Jonas Vogt", Due = new DateOnly(2026, 4, 1) };
        var submitted = await SubmitAsync(app, one => one with { Item = new ItemEvidence(StageIds.Contract, id, "https://files.example/nda.pdf") });

        between.Does(() => PutAsync(app, run => run, (RowKeys.Item(StageIds.Contract, id), planned)));
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings());

        Assert.Equal(
            planned with { Status = ChecklistStatus.Done, Evidence = "https://files.example/nda.pdf" },
            await app.Store.FindAsync<ChecklistItem>(app.Order.RunId, RowKeys.Item(StageIds.Contract, id)));
    }

    [Fact]
    public async Task What_the_run_does_not_take_any_more_waits_on()
    {
        await using var app = await AtPilotAsync();
        var submitted = await SubmitAsync(app, 900);
        await PutAsync(app, run => run with { Status = RunStatus.Cancelled });

        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz", new SeenReadings()));

        Assert.Equal(SubmissionState.Waiting, (await StoredAsync(app, submitted)).State);
        Assert.Null(await DayAsync(app));
    }

    [Fact]
    public async Task The_same_hand_in_twice_is_one_and_a_link_opens_no_other_vendor()
    {
        await using var app = await AtPilotAsync();
        var (first, second) = (await SubmitAsync(app, 900), await SubmitAsync(app, 900));
        Assert.Equal(first.Id, second.Id);

        var links = app.Services.GetRequiredService<VendorLinks>();
        var token = await links.IssueAsync(VendorLink.Of(app.Order.RunId, Contact, GateApp.Start));
        var rivals = await links.IssueAsync(VendorLink.Of(app.Order.RunId, Contact with { VendorId = "rival" }, GateApp.Start));
        var desk = app.Services.GetRequiredService<VendorDesk>();

        Assert.Equal(VendorId, (await desk.VisitAsync(token)).Shown!.Vendor.Id);
        Assert.Equal(LinkState.Revoked, (await desk.VisitAsync(rivals)).State);
        Assert.Equal(LinkState.Wrong, (await app.Services.GetRequiredService<GateArchive>().VisitAsync(token)).State);
        app.Clock.Advance(VendorLink.Validity);
        Assert.Equal(LinkState.Expired, (await desk.VisitAsync(token)).State);
    }

    private static InvitedContact Contact { get; } = new()
    {
        VendorId = VendorId,
        Key = PersonKeys.Of("mei@harbour.example"),
        Name = "Mei",
        Email = "mei@harbour.example",
        Language = Languages.English,
        InvitedBy = "Maria Ortiz",
        InvitedAt = GateApp.Start,
        Invitations = 1,
    };

    private Task<GateApp> AtPilotAsync(HttpPipelinePolicy? tables = null) => AtAsync(StageIds.Pilot, StageState.Scheduled, tables);

    private async Task<GateApp> AtAsync(string stage, StageState state, HttpPipelinePolicy? tables)
    {
        var options = new TableClientOptions();
        if (tables is not null) options.AddPolicy(tables, HttpPipelinePosition.PerCall);
        var app = await GateApp.StartAsync(local, configure: services => services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(local.Storage, options))));
        var vendor = new Vendor
        {
            Id = VendorId,
            Name = "Harbour Voice",
            Country = "PH",
            FoundBy = "fair",
            Languages = ["en"],
            Channels = ["chat"],
            MinimumAgents = 1,
            MaximumAgents = 9,
            MonthlyPrice = 1,
            Shortlisted = true,
            Contact = new VendorContact("Lead", "lead@harbour.example", Languages.English),
        };
        await PutAsync(
            app,
            run => run with { Stage = stage, StageState = state, Vendor = VendorId },
            (RowKeys.Playbook, PlaybookFacts.Usual.Playbook),
            (RowKeys.PilotPlan, new PilotPlan { Segment = "Orders", StartsOn = Yesterday, LengthDays = 90, Staffing = [] }),
            (RowKeys.Vendor(VendorId), vendor),
            (RowKeys.InvitedContact(VendorId, Contact.Key), Contact));
        return app;
    }

    private static Task<VendorSubmission> SubmitAsync(GateApp app, int hits) => SubmitAsync(app, one => one with { Readings = [ReadingOf(hits)] });

    private static async Task<VendorSubmission> SubmitAsync(GateApp app, Func<VendorSubmission, VendorSubmission> content)
    {
        var submissions = app.Services.GetRequiredService<SubmitForVendor>();
        var file = (await app.Services.GetRequiredService<VendorDesk>().FindAsync(app.Order.RunId, VendorId, Contact.Key))!;
        return await submissions.SubmitAsync(file, content(submissions.From(file)));
    }

    private static Reading ReadingOf(int hits) => new() { Kpi = "qa-pass-rate", Channel = "chat", Day = Yesterday, Numerator = hits, Denominator = 1000, Source = "export" };

    private static Task<DigestFacts> DigestAsync(GateApp app) => app.Services.GetRequiredService<DigestMail>().ReadAsync(app.Order.RunId);

    private static Task<VendorSubmission> StoredAsync(GateApp app, VendorSubmission submitted) =>
        app.Store.GetAsync<VendorSubmission>(app.Order.RunId, RowKeys.VendorSubmission(submitted.Id));

    private static JudgeSubmission Judge(GateApp app) => app.Services.GetRequiredService<JudgeSubmission>();

    private static Task<DayReadings?> DayAsync(GateApp app) => app.Store.FindAsync<DayReadings>(app.Order.RunId, RowKeys.Readings(Yesterday));

    private static Task<Run> PutAsync(GateApp app, Func<Run, Run> change, params (string Key, object Row)[] rows) =>
        app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(change(run)) { Put = rows.ToDictionary(row => row.Key, row => row.Row) }));
}

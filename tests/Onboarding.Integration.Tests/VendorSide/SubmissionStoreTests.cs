using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
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
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz");
        await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz");

        Assert.Equal(900, Assert.Single((await DayAsync(app))!.Readings).Numerator);
        var audit = await app.Store.ListAsync<AuditEntry>(app.Order.RunId, "audit");
        Assert.Equal("Mei (Harbour Voice)", Assert.Single(audit, entry => entry.Kind == "readings.added").Source);
        Assert.Single(audit, entry => entry.Kind == "vendor-submission.confirmed");
        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).RefuseAsync(app.Order.RunId, submitted.Id, "Late.", "Maria Ortiz"));
    }

    [Fact]
    public async Task What_a_crash_left_half_confirmed_goes_on_and_is_refused_by_nobody()
    {
        await using var app = await AtPilotAsync();
        var submitted = await SubmitAsync(app, 900);
        await PutAsync(app, run => run, (RowKeys.VendorSubmission(submitted.Id), submitted with { State = SubmissionState.Confirming }));

        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).RefuseAsync(app.Order.RunId, submitted.Id, "No.", "Maria Ortiz"));
        Assert.Equal(SubmissionState.Confirmed, (await Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz"))!.State);
        Assert.Single((await DayAsync(app))!.Readings);
    }

    [Fact]
    public async Task What_the_run_does_not_take_any_more_waits_on()
    {
        await using var app = await AtPilotAsync();
        var submitted = await SubmitAsync(app, 900);
        await PutAsync(app, run => run with { Status = RunStatus.Cancelled });

        await Assert.ThrowsAsync<WrongStageException>(() => Judge(app).ConfirmAsync(app.Order.RunId, submitted.Id, "Maria Ortiz"));

        Assert.Equal(SubmissionState.Waiting, (await app.Store.GetAsync<VendorSubmission>(app.Order.RunId, RowKeys.VendorSubmission(submitted.Id))).State);
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

    private async Task<GateApp> AtPilotAsync()
    {
        var app = await GateApp.StartAsync(local);
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
            run => run with { Stage = StageIds.Pilot, StageState = StageState.Scheduled, Vendor = VendorId },
            (RowKeys.Playbook, PlaybookFacts.Usual.Playbook),
            (RowKeys.PilotPlan, new PilotPlan { Segment = "Orders", StartsOn = Yesterday, LengthDays = 90, Staffing = [] }),
            (RowKeys.Vendor(VendorId), vendor),
            (RowKeys.InvitedContact(VendorId, Contact.Key), Contact));
        return app;
    }

    private static async Task<VendorSubmission> SubmitAsync(GateApp app, int hits)
    {
        var submissions = app.Services.GetRequiredService<SubmitForVendor>();
        var file = (await app.Services.GetRequiredService<VendorDesk>().FindAsync(app.Order.RunId, VendorId, Contact.Key))!;
        var reading = new Reading { Kpi = "qa-pass-rate", Channel = "chat", Day = Yesterday, Numerator = hits, Denominator = 1000, Source = "export" };
        return await submissions.SubmitAsync(file, submissions.From(file) with { Readings = [reading] });
    }

    private static JudgeSubmission Judge(GateApp app) => app.Services.GetRequiredService<JudgeSubmission>();

    private static Task<DayReadings?> DayAsync(GateApp app) => app.Store.FindAsync<DayReadings>(app.Order.RunId, RowKeys.Readings(Yesterday));

    private static Task<Run> PutAsync(GateApp app, Func<Run, Run> change, params (string Key, object Row)[] rows) =>
        app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(change(run)) { Put = rows.ToDictionary(row => row.Key, row => row.Row) }));
}

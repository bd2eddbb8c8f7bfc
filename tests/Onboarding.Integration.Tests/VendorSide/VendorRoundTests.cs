using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>What timers send to vendors' contacts, with the engine and over real tables.</summary>
[Collection(LocalServices.Collection)]
public sealed class VendorRoundTests(LocalServices local)
{
    private const string VendorId = "harbour-voice";

    private static readonly Standstill Standing = new(1, GateApp.Start, "Maria Ortiz", "Budget.");

    [Fact]
    public async Task Contacts_are_reminded_once_a_day_and_not_while_the_run_is_paused()
    {
        await using var app = await AtContractAsync();
        var round = app.Services.GetRequiredService<VendorRound>();
        var order = VendorMails.Reminder(app.Order.RunId, Contact, DateOnly.FromDateTime(GateApp.Start.UtcDateTime));

        await ChangeAsync(app, run => run with { Pause = Standing });
        Assert.Equal(0, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        Assert.Empty(await app.RunAsync<FindRecipients, MailOrder, IReadOnlyList<string>>(order));

        await ChangeAsync(app, run => run with { Pause = null });
        Assert.Equal(1, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        Assert.Equal(0, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        Assert.Single(await app.RunAsync<FindRecipients, MailOrder, IReadOnlyList<string>>(order));
    }

    [Fact]
    public async Task A_contact_gets_a_fresh_link_before_theirs_ends_once_and_not_while_the_run_is_paused()
    {
        await using var app = await AtContractAsync();
        var round = app.Services.GetRequiredService<RenewalRound>();
        await ChangeAsync(app, run => run with { Stage = StageIds.Pilot, StageState = StageState.Scheduled });

        Assert.Equal(0, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        app.Clock.Advance(TimeSpan.FromDays(81));
        await ChangeAsync(app, run => run with { Pause = Standing });
        Assert.Equal(0, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        await ChangeAsync(app, run => run with { Pause = null });
        Assert.Equal(1, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));
        Assert.Equal(0, await round.StartAsync(Client(app), app.Order.RunId, CancellationToken.None));

        var mail = await Eventually.FoundAsync(
            async () => (await app.OutboxAsync()).SingleOrDefault(one => one is { Kind: MailKinds.VendorLink, State: MailState.Sent }), "the mail with the fresh link");
        Assert.Equal(Contact.Email, mail.To);
    }

    [Fact]
    public async Task Only_runs_at_a_stage_with_something_to_remind_of_are_looked_at()
    {
        await using var app = await AtContractAsync();
        async Task<bool> IsLookedAtAsync() => await app.Services.GetRequiredService<VendorRound>().RunsAsync(CancellationToken.None).AnyAsync(row => row.RunId == app.Order.RunId);

        Assert.True(await IsLookedAtAsync());
        await ChangeAsync(app, run => run with { Stage = StageIds.Pilot });
        Assert.False(await IsLookedAtAsync());
        Assert.True(await app.Services.GetRequiredService<RenewalRound>().RunsAsync(CancellationToken.None).AnyAsync(row => row.RunId == app.Order.RunId));
        await ChangeAsync(app, run => run with { Status = RunStatus.Cancelled });
        Assert.False(await app.Services.GetRequiredService<RenewalRound>().RunsAsync(CancellationToken.None).AnyAsync(row => row.RunId == app.Order.RunId));
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

    // A run whose contract has an item that is due on the next day.
    private async Task<GateApp> AtContractAsync()
    {
        var app = await GateApp.StartAsync(local, configure: GateApp.UseEngine);
        var id = PlaybookFacts.Usual.ItemsOf(StageIds.Contract)[0];
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Vendor = VendorId })
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.Playbook] = PlaybookFacts.Usual.Playbook,
                [RowKeys.Vendor(VendorId)] = Vendor,
                [RowKeys.InvitedContact(VendorId, Contact.Key)] = Contact,
                [RowKeys.Item(StageIds.Contract, id)] = new ChecklistItem
                {
                    Stage = StageIds.Contract,
                    Id = id,
                    Status = ChecklistStatus.Open,
                    Due = DateOnly.FromDateTime(GateApp.Start.UtcDateTime).AddDays(1),
                },
            },
        }));
        return app;
    }

    private static Vendor Vendor => new()
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

    private static DurableTaskClient Client(GateApp app) => app.Services.GetRequiredService<DurableTaskClient>();

    private static Task<Run> ChangeAsync(GateApp app, Func<Run, Run> change) =>
        app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(change(run))));
}

using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>What is kept long enough goes, over real tables; what is in flight stays.</summary>
[Collection(LocalServices.Collection)]
public sealed class RetentionPassTests(LocalServices local)
{
    [Fact]
    public async Task An_ended_run_loses_its_parts_and_its_people_and_at_last_goes_and_every_pass_can_be_repeated()
    {
        await using var app = await AskedAsync();
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        var id = app.Order.RunId;
        await app.Services.GetRequiredService<EvidenceStore>().AddAsync(id, new EvidenceGiver("Anna Becker"), "terms.txt", new MemoryStream("agreed"u8.ToArray()));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve", "Anna Becker agrees");
        await NameContactAsync(app);
        await EndAsync(app);
        var events = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(EventOutbox.TableName);
        await events.UpsertEntityAsync(new TableEntity(id, "delivery:1"));

        await PassAsync(app, TimeSpan.FromDays(1094));
        Assert.Empty(await app.OutboxAsync());
        Assert.Empty(await events.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id}")).ToListAsync());
        Assert.Null(await client.GetInstanceAsync(GateMails.Request(app.Order).InstanceId));
        Assert.NotNull(await app.Store.FindAsync<OnboardingRequest>(id, RowKeys.Request));
        Assert.Contains("anna@example.com", await app.RowsAsync(), StringComparison.Ordinal);

        await PassAsync(app, TimeSpan.FromDays(1));
        await PassAsync(app, TimeSpan.Zero);
        var rows = await app.RowsAsync();
        Assert.DoesNotContain("Anna", RowsOf(rows, id), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("maria@", RowsOf(rows, id), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Guadalupe", RowsOf(rows, id), StringComparison.OrdinalIgnoreCase);
        Assert.False(await ContainerOf(app).GetBlobsAsync(BlobTraits.None, BlobStates.None, id, CancellationToken.None).AnyAsync());
        Assert.Null(AuditChain.FirstBreak(await app.AuditAsync(), await app.Store.GetAsync(id)));
        Assert.Equal(7, (await app.AuditKindsAsync()).Count(kind => kind == "retention.applied"));

        var hash = (await app.Store.GetAsync(id)).AuditHash;
        await PassAsync(app, TimeSpan.FromDays(3650));
        await PassAsync(app, TimeSpan.Zero);
        Assert.Null(await app.Store.FindAsync(id));
        var left = Assert.Single((await app.RowsAsync()).Split('\n'), row => row.Contains(id, StringComparison.Ordinal));
        Assert.Contains(hash, left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_and_files_that_nobody_confirmed_go_when_their_time_has_come()
    {
        await using var app = await GateApp.StartAsync(local, configure: GateApp.UseEngine);
        var (drafts, owner, id) = (app.Services.GetRequiredService<RequestDrafts>(), "owner-" + app.Order.RunId, RequestDrafts.NewId());
        await drafts.SaveAsync(owner, id, new JsonObject { ["title"] = "Begun" });
        var kept = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(KeptHandIns.TableName);
        foreach (var (name, hours) in new[] { ("over", -1), ("open", 1) })
            await kept.UpsertEntityAsync(new TableEntity(app.Order.RunId, name) { ["ExpiresAt"] = TimeProvider.System.GetUtcNow().AddHours(hours) });

        await PassAsync(app, TimeSpan.FromDays(179));
        Assert.NotNull(await drafts.FindAsync(owner, id));
        Assert.Equal("open", (await kept.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {app.Order.RunId}")).SingleAsync()).RowKey);

        await PassAsync(app, TimeSpan.FromDays(1));
        Assert.Null(await drafts.FindAsync(owner, id));
    }

    [Fact]
    public async Task People_who_are_being_pseudonymised_when_a_crash_comes_are_all_gone_after_the_next_pass_under_the_same_pseudonyms()
    {
        await using var app = await StartedAsync();
        var id = app.Order.RunId;
        await NameContactAsync(app);
        await EndAsync(app);
        var people = new DuePeople(id, "secret", [new KnownNames([SampleRun.Anna], ["Anna Becker"], []), new KnownNames(["guadalupe@vendor.example"], ["Guadalupe Reyes"], [])]);
        var log = app.Services.GetRequiredService<ErasureLog>();
        await log.BeginAsync(people);
        // As far as it came: where the address was that told whose name it is.
        await app.Services.GetRequiredService<RunRows>().RewriteAsync(id, _ => Task.FromResult(true), row => row.Key == RowKeys.Audit(3) ? PersonRows.Erased(row, people.All()) : row);

        await PassAsync(app, TimeSpan.FromDays(1095));

        Assert.DoesNotContain("Guadalupe", RowsOf(await app.RowsAsync(), id), StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await app.AuditAsync()).Select(entry => entry.What.Values.GetValueOrDefault("comment")?.Text), text => text == people.All()[1].Pseudonym);
        Assert.Null(await log.FindPeopleAsync(id));
    }

    [Fact]
    public async Task The_people_of_a_run_whose_audit_is_from_before_texts_were_sealed_stay_as_a_whole()
    {
        await using var app = await StartedAsync();
        var id = app.Order.RunId;
        await NameContactAsync(app);
        await EndAsync(app);
        var entry = (await app.AuditAsync())[^1] with { Seals = null };
        await app.Services.GetRequiredService<TableServiceClient>().GetTableClient(RunStore.TableName).UpsertEntityAsync(JsonRow.From(id, RowKeys.Audit(entry.Sequence), entry));

        await PassAsync(app, TimeSpan.FromDays(1095));

        Assert.Contains(SampleRun.Anna, (await app.Store.GetAsync<JsonNode>(id, RowKeys.Request)).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(RetentionKind.People, (await app.Store.GetAsync<RetentionMark>(id, RowKeys.Retention)).Done);
        Assert.Null(await app.Services.GetRequiredService<ErasureLog>().FindPeopleAsync(id));
    }

    [Fact]
    public async Task A_run_in_flight_and_a_held_one_stay_as_they_are_however_old()
    {
        await using var live = await StartedAsync();
        await using var held = await StartedAsync();
        await EndAsync(held);
        await held.Services.GetRequiredService<HoldRun>().HoldAsync(held.Order.RunId, "A claim", "Maria Ortiz");
        var before = (RowsOf(await live.RowsAsync(), live.Order.RunId), RowsOf(await held.RowsAsync(), held.Order.RunId));

        await PassAsync(live, TimeSpan.FromDays(10_000));
        await PassAsync(held, TimeSpan.FromDays(10_000));

        Assert.Equal(before, (RowsOf(await live.RowsAsync(), live.Order.RunId), RowsOf(await held.RowsAsync(), held.Order.RunId)));
    }

    [Fact]
    public async Task What_told_a_webhook_goes_thirty_days_after_it_has_ended_whatever_becomes_of_its_run()
    {
        await using var app = await StartedAsync();
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        var route = new EventRoute(app.Order.RunId, "gone");
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(EventsOrchestrator), route, new StartOrchestrationOptions(route.InstanceId));
        await client.WaitForInstanceCompletionAsync(route.InstanceId).WaitAsync(TimeSpan.FromSeconds(60));

        await PassAsync(app, TimeSpan.FromDays(29));
        Assert.NotNull(await client.GetInstanceAsync(route.InstanceId));
        await PassAsync(app, TimeSpan.FromDays(2));
        Assert.Null(await client.GetInstanceAsync(route.InstanceId));
    }

    [Fact]
    public async Task An_erasure_that_a_crash_interrupted_is_finished_by_the_next_pass()
    {
        await using var app = await AskedAsync();
        await EndAsync(app);
        var due = new DueErasure(KnownPerson.NewSecret(), KnownPerson.NewSecret(), [SampleRun.Anna], ["Anna Becker"], [app.Order.RunId], app.Clock.GetUtcNow());
        await app.Services.GetRequiredService<ErasureLog>().BeginAsync(due);

        await PassAsync(app, TimeSpan.Zero);

        Assert.DoesNotContain("Anna", RowsOf(await app.RowsAsync(), app.Order.RunId), StringComparison.OrdinalIgnoreCase);
        // The lists of the run's people too.
        Assert.DoesNotContain((await app.RowsAsync()).Split('\n'), row => row.Contains(app.Order.RunId, StringComparison.Ordinal) && row.Contains(PersonKeys.Of(SampleRun.Anna), StringComparison.Ordinal));
        Assert.Empty(await app.Services.GetRequiredService<ErasureLog>().DueAsync().Where(one => one.Id == due.Id).ToListAsync());
        Assert.Null(AuditChain.FirstBreak(await app.AuditAsync(), await app.Store.GetAsync(app.Order.RunId)));
    }

    // The gate's own orchestration is left out: it would close the gate when the clock is put forward by years.
    private async Task<GateApp> StartedAsync()
    {
        var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        await app.OpenAsync();
        return app;
    }

    private async Task<GateApp> AskedAsync()
    {
        var app = await StartedAsync();
        var (client, order) = (app.Services.GetRequiredService<DurableTaskClient>(), GateMails.Request(app.Order));
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(MailOrchestrator), order, new StartOrchestrationOptions(order.InstanceId));
        await client.WaitForInstanceCompletionAsync(order.InstanceId).WaitAsync(TimeSpan.FromSeconds(60));
        return app;
    }

    // What is left of a vendor's contact once the rows are gone that had name and address side by side.
    private static Task<Run> NameContactAsync(GateApp app) => app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
    {
        Audit =
        [
            AuditEntry.BySystem("person.replaced", new Phrase("audit.person.replaced").With("name", "Guadalupe Reyes").With("former", "guadalupe@vendor.example").With("successor", "Lena Vogt").With("email", "lena@vendor.example")),
            AuditEntry.BySystem("mail.sent", new Phrase("audit.mail.sent").With("to", "guadalupe@vendor.example")),
            AuditEntry.BySystem("x", new Phrase("audit.x").With("comment", "Ask Guadalupe Reyes")),
        ],
    }));

    private static Task<Run> EndAsync(GateApp app) => app.Store.ChangeAsync(app.Order.RunId, run =>
        Task.FromResult<RunChange?>(new RunChange(run with { Status = RunStatus.Exited, WaitsFor = null })));

    private static Task PassAsync(GateApp app, TimeSpan later)
    {
        app.Clock.Advance(later);
        return app.Services.GetRequiredService<ApplyRetention>().PassAsync(app.Services.GetRequiredService<DurableTaskClient>());
    }

    private static BlobContainerClient ContainerOf(GateApp app) =>
        app.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(EvidenceStore.ContainerName);

    private static string RowsOf(string rows, string runId) =>
        string.Join('\n', rows.Split('\n').Where(row => row.Contains(runId, StringComparison.Ordinal) && !row.Contains("RowKey=index", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}

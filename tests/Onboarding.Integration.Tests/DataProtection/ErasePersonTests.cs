using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>Who is erased is found everywhere, and what comes in between neither loses anything nor leaves anything.</summary>
[Collection(LocalServices.Collection)]
public sealed class ErasePersonTests(LocalServices local)
{
    // Of nobody in another test's run.
    private readonly string _email = $"ottilie.{Guid.NewGuid().ToString("N")[..8]}@example.com";

    [Fact]
    public async Task An_address_that_an_older_run_says_was_replaced_is_looked_for_in_newer_runs_too()
    {
        await using var app = await GateApp.StartAsync(local);
        var (older, newer, former) = (app.Order.RunId, app.Order.RunId + "-newer", "former." + _email);
        await app.Store.CreateAsync(SampleRun.Create(newer, GateRule.All, app.Clock.GetUtcNow().AddDays(1)));
        await SayAsync(app, newer, new Phrase("audit.x").With("comment", former));
        await SayAsync(app, older, new Phrase("audit.x").With("name", "Ottilie").With("former", former).With("email", _email), "person.address-replaced");

        var runs = await app.Services.GetRequiredService<PersonSearch>().FindAsync(new KnownPerson(_email, "secret"), CancellationToken.None);

        Assert.Equal([newer, older], runs.Select(run => run.Id));
    }

    [Fact]
    public async Task A_hold_that_is_confirmed_between_the_look_and_the_transaction_is_heeded()
    {
        await using var app = await GateApp.StartAsync(local);
        var (id, holds, looks) = (app.Order.RunId, app.Services.GetRequiredService<HoldRun>(), 0);

        var rewriting = await app.Services.GetRequiredService<RunRows>().RewriteAsync(id, async _ =>
        {
            var may = !await holds.IsHeldAsync(id);
            if (++looks == 1) await holds.HoldAsync(id, "A claim", "Maria Ortiz");
            return may;
        }, row => row.Key == RowKeys.Playbook ? null : row);

        Assert.Equal((2, new Rewriting(0, WasStopped: true)), (looks, rewriting));
        Assert.NotNull(await app.Store.FindAsync<JsonNode>(id, RowKeys.Playbook));
    }

    [Fact]
    public async Task A_run_that_is_held_since_is_neither_removed_nor_erased_from_until_it_is_released()
    {
        await using var app = await GateApp.StartAsync(local, configure: GateApp.UseEngine);
        var (id, holds, client) = (app.Order.RunId, app.Services.GetRequiredService<HoldRun>(), app.Services.GetRequiredService<DurableTaskClient>());
        var seen = await EndAsync(app);
        var due = await BeginAsync(app, SampleRun.Anna, "Anna Becker");
        await holds.HoldAsync(id, "A claim", "Maria Ortiz");

        await app.Services.GetRequiredService<RemoveRun>().RemoveAsync(client, seen, new IndexRow(RunIndex.KeyOf(seen), id), CancellationToken.None);
        await FinishAsync(app);
        Assert.Contains(SampleRun.Anna, await RequestAsync(app), StringComparison.Ordinal);
        Assert.Single(await DueAsync(app, due));

        await holds.ReleaseAsync(id, "Maria Ortiz");
        await FinishAsync(app);
        Assert.DoesNotContain(SampleRun.Anna, await RequestAsync(app), StringComparison.Ordinal);
        Assert.Empty(await DueAsync(app, due));
    }

    [Fact]
    public async Task A_second_request_carries_on_what_the_first_began_and_drafts_go_too()
    {
        await using var app = await GateApp.StartAsync(local, configure: GateApp.UseEngine);
        await EndAsync(app);
        await SayAsync(app, app.Order.RunId, new Phrase("audit.x").With("comment", _email));
        var drafts = app.Services.GetRequiredService<RequestDrafts>();
        await drafts.SaveAsync(PersonKeys.Of(_email), RequestDrafts.NewId(), new JsonObject { ["title"] = "Own" });
        var (other, another) = (PersonKeys.Of("other." + _email), RequestDrafts.NewId());
        await drafts.SaveAsync(other, another, new JsonObject { ["title"] = $"With {_email}", ["people"] = new JsonArray(new JsonObject { ["name"] = "Ottilie Marquardt", ["email"] = _email }) });
        using var export = new MemoryStream();
        await app.Services.GetRequiredService<PersonExport>().WriteAsync(_email, export, CancellationToken.None);
        Assert.Equal(["False", "True"], JsonNode.Parse(export.ToArray())!["drafts"]!.AsArray().Select(draft => $"{draft!["own"]!.GetValue<bool>()}").Distinct().Order());
        var due = await BeginAsync(app, _email, "Ottilie Marquardt");

        var report = await app.Services.GetRequiredService<ErasePerson>().EraseAsync(app.Services.GetRequiredService<DurableTaskClient>(), _email);

        Assert.Equal((due.Person().Pseudonym, 0), (report.Pseudonym, report.InTheWay.Count));
        Assert.Equal(due.Person().Pseudonym, (await app.AuditAsync()).Single(entry => entry.Kind == "x").What.Values["comment"].Text![..due.Person().Pseudonym.Length]);
        Assert.Empty(await DueAsync(app, due));
        Assert.Empty(await drafts.ListAsync(PersonKeys.Of(_email)));
        Assert.DoesNotContain("ottilie", (await drafts.FindAsync(other, another))!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_erasure_that_fails_holds_up_neither_the_next_one_nor_the_pass()
    {
        await using var app = await GateApp.StartAsync(local, configure: GateApp.UseEngine);
        await EndAsync(app);
        var log = app.Services.GetRequiredService<ErasureLog>();
        // It sorts before any other, and whom it is about is not known.
        var broken = new DueErasure("0", "secret", [], [], [app.Order.RunId], app.Clock.GetUtcNow());
        await log.BeginAsync(broken);
        var due = await BeginAsync(app, SampleRun.Anna, "Anna Becker");

        await app.Services.GetRequiredService<ApplyRetention>().PassAsync(app.Services.GetRequiredService<DurableTaskClient>());
        await log.EndAsync(broken, new DoneErasure("", 0, app.Clock.GetUtcNow()));

        Assert.Empty(await DueAsync(app, due));
        Assert.DoesNotContain(SampleRun.Anna, await RequestAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_where_a_pass_has_been_is_erased_by_the_next()
    {
        var write = () => { };
        var options = new TableClientOptions();
        options.AddPolicy(new BeforeTransactions(() => Interlocked.Exchange(ref write, () => { })()), HttpPipelinePosition.PerCall);
        await using var app = await GateApp.StartAsync(local, configure: services =>
        {
            GateApp.UseEngine(services);
            services.AddSingleton(new TableServiceClient(local.Storage, options));
        });
        await EndAsync(app);
        await BeginAsync(app, SampleRun.Anna, "Anna Becker");
        var runs = new TableServiceClient(local.Storage).GetTableClient(RunStore.TableName);
        write = () => runs.UpsertEntity(JsonRow.From(app.Order.RunId, "a-late-row", new { comment = SampleRun.Anna }));

        await FinishAsync(app);

        Assert.DoesNotContain(SampleRun.Anna, (await app.Store.GetAsync<JsonNode>(app.Order.RunId, "a-late-row")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_run_in_flight_the_histories_of_all_mails_to_the_person_go()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        await app.OpenAsync();
        var (client, order) = (app.Services.GetRequiredService<DurableTaskClient>(), GateMails.Request(app.Order));
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(MailOrchestrator), order, new StartOrchestrationOptions(order.InstanceId));
        await client.WaitForInstanceCompletionAsync(order.InstanceId).WaitAsync(TimeSpan.FromSeconds(60));
        var (request, gate) = (await app.Store.GetAsync<OnboardingRequest>(app.Order.RunId, RowKeys.Request), (await app.FileAsync()).Gate);
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.Request] = request with { People = [.. request.People.Where(one => one.Email != SampleRun.Omar)] },
                [RowKeys.Gate(gate.Id, gate.Round)] = gate with { Status = GateStatus.Decided },
            },
        }));
        var due = await BeginAsync(app, SampleRun.Omar, "Omar Haddad");

        await FinishAsync(app);

        Assert.Empty(await DueAsync(app, due));
        Assert.Null(await client.GetInstanceAsync(order.InstanceId));
    }

    private static Task<Run> SayAsync(GateApp app, string runId, Phrase what, string kind = "x") => app.Store.ChangeAsync(runId, run =>
        Task.FromResult<RunChange?>(new RunChange(run) { Audit = [AuditEntry.BySystem(kind, what)] }));

    private static Task<Run> EndAsync(GateApp app) => app.Store.ChangeAsync(app.Order.RunId, run =>
        Task.FromResult<RunChange?>(new RunChange(run with { Status = RunStatus.Exited, WaitsFor = null })));

    private static async Task<DueErasure> BeginAsync(GateApp app, string email, string name)
    {
        var due = new DueErasure(KnownPerson.NewSecret(), KnownPerson.NewSecret(), [email], [name], [app.Order.RunId], app.Clock.GetUtcNow());
        await app.Services.GetRequiredService<ErasureLog>().BeginAsync(due);
        return due;
    }

    private static Task FinishAsync(GateApp app) => app.Services.GetRequiredService<ErasePerson>().FinishAsync(app.Services.GetRequiredService<DurableTaskClient>());

    private static async Task<IReadOnlyList<DueErasure>> DueAsync(GateApp app, DueErasure due) =>
        await app.Services.GetRequiredService<ErasureLog>().DueAsync().Where(one => one.Id == due.Id).ToListAsync();

    private static async Task<string> RequestAsync(GateApp app) => (await app.Store.GetAsync<JsonNode>(app.Order.RunId, RowKeys.Request)).ToJsonString();

    private sealed class BeforeTransactions(Action happens) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal)) happens();
        }
    }
}

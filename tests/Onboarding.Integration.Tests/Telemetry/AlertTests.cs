using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>Each alert: its cause happens, its metric passes the threshold of infra/alerts.json over OTLP, its page of docs/operations.md is followed, and it is over.</summary>
public sealed class AlertTests(WatchedApp app) : IClassFixture<WatchedApp>, IDisposable
{
    private const string Heartbeat = "onboarding.reconciler.age";
    private const string Instances = "runtime/webhooks/durabletask/instances";

    private string _givenUp = "";

    [Fact, Fires("runs-failed")]
    public async Task A_workflow_that_failed_is_told_until_its_cause_is_repaired_and_it_is_rewound()
    {
        var id = await app.StartRunAsync("Lost request");
        var runs = app.Tables.GetTableClient(RunStore.TableName);
        var request = (await runs.GetEntityAsync<TableEntity>(id, RowKeys.Request)).Value;
        JsonArray failed = [];

        await AlertWatch.ExpectAsync(app.Telemetry, "runs-failed", Heartbeat,
            cause: async () =>
            {
                await runs.DeleteEntityAsync(id, RowKeys.Request, ETag.All);
                // The reminder to submit finds nobody to write to.
                await app.PassAsync(TimeSpan.FromDays(8));
            },
            page: async () =>
            {
                failed = (await app.Api.GetAsync($"{Instances}?runtimeStatus=Failed")).Expect(HttpStatusCode.OK).Body.AsArray();
                var instance = Assert.Single(failed)!["instanceId"]!.ToString();
                Assert.Contains($"'{RowKeys.Request}'", (await app.Api.GetAsync($"{Instances}/{instance}"))["output"]!, StringComparison.Ordinal);
                await runs.UpsertEntityAsync(request, TableUpdateMode.Replace);
                using var page = new Api(app.Stack.App, "en", ("Origin", "https://elsewhere.example"));
                (await page.PostAsync($"{Instances}/{instance}/rewind", new JsonObject())).Expect(HttpStatusCode.Forbidden);
                (await app.Api.PostAsync($"{Instances}/{instance}/rewind?reason=row+restored", new JsonObject())).Expect(HttpStatusCode.Accepted);
            });

        var mail = failed[0]!["instanceId"]!.ToString();
        Assert.StartsWith($"{id}:mail:", mail, StringComparison.Ordinal);
        // It has not failed any more as soon as it goes on; that it has sent its letter comes later.
        await Eventually.HoldsAsync(async () => (await app.Api.GetAsync($"{Instances}/{mail}"))["runtimeStatus"] == "Completed", "the mail to have been sent");
        (await app.Api.SendAsync(HttpMethod.Delete, $"{Instances}/{mail}", null)).Expect(HttpStatusCode.OK);
        await app.CancelAsync(id);
    }

    [Fact]
    public async Task Whoever_looks_for_instances_is_told_what_was_wrong_with_the_question()
    {
        foreach (var top in new[] { "0", "-1" })
            Assert.NotNull((await app.Api.GetAsync($"{Instances}?top={top}")).Expect(HttpStatusCode.BadRequest).Body["errors"]!["top"]);
        Assert.Equal("No instance 'nobody'.", (await app.Api.GetAsync($"{Instances}/nobody")).Expect(HttpStatusCode.NotFound)["detail"]);
    }

    [Fact, Fires("gate-overdue")]
    public async Task A_decision_that_is_waited_for_is_told_until_it_is_taken()
    {
        var id = await app.StartRunAsync("Slow decision");
        await app.AskAsync(id);

        await AlertWatch.ExpectAsync(app.Telemetry, "gate-overdue", Heartbeat,
            cause: () => app.PassAsync(TimeSpan.FromDays(11)),
            page: () => app.CancelAsync(id));
    }

    [Fact, Fires("mail-waiting")]
    public async Task A_mail_server_that_is_away_is_told_until_the_letters_have_gone_out()
    {
        var id = await app.StartRunAsync("Mail server away");

        await AlertWatch.ExpectAsync(app.Telemetry, "mail-waiting", Heartbeat,
            cause: async () =>
            {
                app.Mail.IsAway = true;
                await app.AskAsync(id);
                await Eventually.HoldsAsync(async () => (await MailStatesAsync(id)).Contains("delayed"), "a letter to wait");
                await app.PassAsync(TimeSpan.FromMinutes(40));
            },
            page: async () =>
            {
                app.Mail.IsAway = false;
                // Attempts are two hours apart by then.
                await app.PassAsync(TimeSpan.FromHours(3));
                await Eventually.HoldsAsync(async () => (await MailStatesAsync(id)).All(state => state == "sent"), "the letters to be sent");
            });

        await app.CancelAsync(id);
    }

    [Fact, Fires("mail-failed")]
    public async Task Letters_that_are_refused_for_good_are_told_and_go_out_again_once_the_mailbox_is_there()
    {
        var id = await app.StartRunAsync("No such mailbox");

        await AlertWatch.ExpectAsync(app.Telemetry, "mail-failed", Heartbeat,
            cause: async () =>
            {
                app.Mail.KnowsNobody = true;
                await app.AskAsync(id);
            },
            page: async () =>
            {
                await Eventually.HoldsAsync(async () => (await MailStatesAsync(id)).All(state => state == "failed"), "every letter to have failed");
                app.Mail.KnowsNobody = false;
                foreach (var person in (await app.GateAsync(id))!["approvals"]!.AsArray())
                {
                    (await app.Api.PostAsync($"{Api.Runs}/{id}/gates/requirements/approvers/{Sample.EmailOf(person!["name"]!.ToString())}/resend", new JsonObject()))
                        .Expect(HttpStatusCode.Accepted);
                }

                await Eventually.HoldsAsync(async () => (await MailStatesAsync(id)).Contains("sent"), "a letter to be sent");
            });

        // What the mail server said names the mailbox: the run's page has it, no log and no span.
        Assert.DoesNotContain("@harbour-pine.example", app.Telemetry.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@harbour-pine.example", app.Process.Output, StringComparison.OrdinalIgnoreCase);
        await app.CancelAsync(id);
    }

    [Fact]
    public async Task A_fault_of_a_run_that_healing_did_not_help_is_told_also_while_the_run_changes() =>
        await AlertWatch.ExpectAsync(app.Telemetry, "poison", Heartbeat,
            cause: async () => _givenUp = await GiveUpAsync(await app.StartRunAsync("Given up")),
            page: () => app.CancelAsync(_givenUp));

    [Fact, Fires("reconciler-overdue")]
    public async Task A_reconciler_that_comes_to_no_end_is_told_until_storage_answers_again() =>
        await AlertWatch.ExpectAsync(app.Telemetry, "reconciler-overdue", Heartbeat,
            cause: async () =>
            {
                app.Storage.RefusedTable = RunIndex.TableName;
                await app.PassAsync(TimeSpan.FromMinutes(16));
            },
            page: async () =>
            {
                // Passes come every second here, and none comes to its end.
                var window = app.Telemetry.Points.Count;
                await Eventually.HoldsAsync(() => Task.FromResult(Ages(window).Count >= 10), "passes to be tried");
                Assert.All(Ages(window), age => Assert.True(age > Alert.Of("reconciler-overdue").Threshold));
                app.Storage.RefusedTable = "";
            });

    [Fact, Fires("reconciler-findings")]
    public async Task What_crashes_leave_behind_again_and_again_is_told_by_kind()
    {
        var left = Enumerable.Range(1, 4).Select(number => $"run-left-behind-{number}").ToList();

        await AlertWatch.ExpectAsync(app.Telemetry, "reconciler-findings", Heartbeat,
            cause: async () => { foreach (var id in left) await LeaveBehindAsync(id); },
            page: async () =>
            {
                // Its kind says where to look, the audit what was done about it.
                Assert.Contains(app.Telemetry.Points, point => point is { Name: "onboarding.reconciler.findings" } && point.Attributes["kind"] == "started");
                Assert.Contains("run.healed", await app.KindsAsync(left[0]));
            });
    }

    [Fact, Fires("http-slow")]
    public async Task Slow_answers_are_told_until_storage_is_quick_again()
    {
        var id = await app.StartRunAsync("Slow storage");

        await AlertWatch.ExpectAsync(app.Telemetry, "http-slow", Heartbeat,
            cause: async () =>
            {
                (app.Storage.SlowTable, app.Storage.Slowness) = (RunStore.TableName, TimeSpan.FromSeconds(1));
                // A run's view reads several rows, one after the other.
                await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.RunAsync(id)));
            },
            page: async () =>
            {
                Assert.Contains(app.Telemetry.Points, point => point is { Name: "onboarding.http.slow" } && point.Attributes["function"] == "GetOnboarding");
                // The trace of a slow request says where its time went.
                await Eventually.HoldsAsync(() => Task.FromResult(app.Telemetry.Spans.Any(span => span.Request == "GET api/v1/onboardings/{id}")), "the request's span");
                app.Storage.Slowness = TimeSpan.Zero;
                await app.RunAsync(id);
            });
    }

    [Fact, Fires("http-failing")]
    public async Task Errors_of_ours_are_told_until_the_account_lets_us_in_again()
    {
        var id = await app.StartRunAsync("No rights");

        await AlertWatch.ExpectAsync(app.Telemetry, "http-failing", Heartbeat,
            cause: async () =>
            {
                app.Storage.RefusedTable = RunStore.TableName;
                for (var request = 0; request < 6; request++) (await app.Api.GetAsync($"{Api.Runs}/{id}")).Expect(HttpStatusCode.InternalServerError);
            },
            page: async () =>
            {
                var functions = app.Telemetry.Points.Where(point => point.Name == "onboarding.http.failed").Select(point => point.Attributes["function"]);
                Assert.Contains("GetOnboarding", functions);
                app.Storage.RefusedTable = "";
                await app.RunAsync(id);
            });
    }

    [Fact]
    public void Every_alert_is_fired_by_a_test()
    {
        var fired = new[] { typeof(AlertTests), typeof(EngineAlertTests) }.SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FiresAttribute>()).OfType<FiresAttribute>().Select(one => one.Alert);

        Assert.Equal(Alert.All.Select(alert => alert.Id).Order(StringComparer.Ordinal), fired.Order(StringComparer.Ordinal));
    }

    // What one test broke and did not mend is no matter of the next.
    public void Dispose() => app.Mend();

    private IReadOnlyList<double> Ages(int window) => [.. app.Telemetry.Points.Skip(window).Where(point => point.Name == Heartbeat).Select(point => point.Value)];

    private async Task<IReadOnlyList<string>> MailStatesAsync(string id) =>
        [.. (await app.Api.GetAsync($"{Api.Runs}/{id}/mails")).Expect(HttpStatusCode.OK).Items.Select(mail => mail!["state"]!.ToString())];

    // A letter that was begun, that nothing sends, and that was set going three times; the run has just changed, so nothing is healed in it for now.
    private async Task<string> GiveUpAsync(string id)
    {
        var at = (await app.RunAsync(id))["updatedAt"]!.GetValue<DateTimeOffset>();
        var order = MailOrder.StageReminder(id, StageIds.Requirements, round: 1, number: 99);
        var mail = new OutboxMail
        {
            Key = order.KeyFor("nobody"),
            Kind = order.Kind,
            To = "nobody@harbour-pine.example",
            Subject = "",
            Order = order,
            State = MailState.Queued,
            QueuedAt = at,
        };
        await new RunStore(app.Tables, new RunIndex(app.Tables), new FakeTimeProvider(at)).ChangeAsync(id, run => Task.FromResult<RunChange?>(new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Mail(mail.Key)] = mail, [RowKeys.HealingMark(order.InstanceId)] = new HealingMark(3) },
        }));
        return id;
    }

    // As a crash between storing a run and starting it leaves it, from before the app was started.
    private async Task LeaveBehindAsync(string id)
    {
        var before = new FakeTimeProvider(WatchedApp.Start.AddHours(-1));
        var request = JsonSerializer.Deserialize<OnboardingRequest>(Sample.Request("Left behind").ToJsonString(), RunJson.Options)!;
        var run = new Run
        {
            Id = id,
            Company = request.Company,
            Title = request.Title,
            Language = request.Language,
            PlaybookId = PlaybookFacts.Usual.Playbook.Id,
            PlaybookVersion = PlaybookFacts.Usual.Playbook.Version,
            Status = RunStatus.Running,
            Stage = StageIds.Requirements,
            StageState = StageState.Preparing,
            WaitsFor = new Phrase("wait.submission").With("stage", PhraseValue.Word("stage.requirements")),
            CreatedAt = before.GetUtcNow(),
            UpdatedAt = before.GetUtcNow(),
        };
        var first = new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Request] = request, [RowKeys.Playbook] = PlaybookFacts.Usual.Playbook },
        };
        Assert.True(await new RunStore(app.Tables, new RunIndex(app.Tables), before).CreateAsync(first));
    }
}

/// <summary>The test makes an alert fire.</summary>
/// <param name="alert">Its id.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FiresAttribute(string alert) : Attribute
{
    public string Alert => alert;
}

using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Runtime.Azurite;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Mail;

[Collection(LocalServices.Collection)]
public sealed class SendMailTests(LocalServices local)
{
    [Fact]
    public async Task Sending_twice_sends_once()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var task = Request(app, SampleRun.Lin);

        Assert.True(await SendAsync(app, task));
        Assert.True(await SendAsync(app, task));

        var mail = Assert.Single(await app.InboxAsync());
        Assert.Equal(task.ProviderKey, GateApp.KeyOf(mail));
        Assert.Equal("待您审批：合同审批 · Blue Lantern Retail", mail.GetProperty("subject").GetString());
        var row = Assert.Single(await app.OutboxAsync());
        Assert.Equal((MailState.Sent, 1, SampleRun.Lin), (row.State, row.Attempts, row.To));
        Assert.Single(await app.AuditKindsAsync(), "mail.sent");
    }

    [Fact]
    public async Task The_link_in_the_mail_leads_to_the_approver_and_is_stored_nowhere()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        await SendAsync(app, Request(app, SampleRun.Anna));

        var text = Assert.Single(await app.InboxAsync()).GetProperty("text").GetString()!;
        var token = text.Split("/approvals/")[1].Split('\n')[0].Trim();

        var linked = await app.Services.GetRequiredService<GateArchive>().FindAsync(token);
        Assert.Equal("Anna Becker", linked!.Approval.Approver.Name);
        var rows = await app.RowsAsync();
        Assert.DoesNotContain(token, rows, StringComparison.Ordinal);
        Assert.DoesNotContain("This link is yours alone", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_sending_and_recording_sends_nothing_twice()
    {
        var crash = true;
        await using var app = await GateApp.StartAsync(local, configure: services => GateApp.UseTransport(services, real => new Crashing(real, () => crash)));
        await app.OpenAsync();
        var task = Request(app, SampleRun.Anna);

        await Assert.ThrowsAsync<OperationCanceledException>(() => SendAsync(app, task));
        Assert.Equal(MailState.Queued, Assert.Single(await app.OutboxAsync()).State);
        crash = false;
        Assert.True(await SendAsync(app, task));

        Assert.Single(await app.InboxAsync());
        Assert.Equal(MailState.Sent, Assert.Single(await app.OutboxAsync()).State);
    }

    [Fact]
    public async Task Storage_that_has_forgotten_the_mail_sends_nothing_twice()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var task = Request(app, SampleRun.Anna);
        await SendAsync(app, task);
        await app.Services.GetRequiredService<TableServiceClient>().GetTableClient(RunStore.TableName).DeleteEntityAsync(app.Order.RunId, RowKeys.Mail(task.Key));

        Assert.True(await SendAsync(app, task));

        Assert.Single(await app.InboxAsync());
    }

    [Fact]
    public async Task A_mail_that_was_sent_before_a_crash_counts_as_sent_though_it_was_answered_meanwhile()
    {
        var crash = true;
        await using var app = await GateApp.StartAsync(local, configure: services => GateApp.UseTransport(services, real => new Crashing(real, () => crash)));
        await app.OpenAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => SendAsync(app, Request(app, SampleRun.Anna)));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        crash = false;

        Assert.True(await SendAsync(app, Request(app, SampleRun.Anna)));
        Assert.Equal(MailState.Sent, Assert.Single(await app.OutboxAsync()).State);
    }

    [Fact]
    public async Task A_crash_before_sending_loses_nothing()
    {
        var crash = true;
        await using var app = await GateApp.StartAsync(local, configure: services => GateApp.UseTransport(services, real => new Crashing(real, () => crash) { Before = true }));
        await app.OpenAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => SendAsync(app, Request(app, SampleRun.Anna)));
        crash = false;
        Assert.True(await SendAsync(app, Request(app, SampleRun.Anna)));

        Assert.Single(await app.InboxAsync());
    }

    [Fact]
    public async Task A_mail_server_that_is_down_delays_visibly_and_the_mail_comes_when_it_is_back()
    {
        await using var app = await GateApp.StartAsync(local, smtpPort: FreePorts.Take(1)[0]);
        await app.OpenAsync();
        var task = Request(app, SampleRun.Anna);

        for (var attempt = 0; attempt < 2; attempt++) await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync(app, task));
        var delayed = Assert.Single(await app.OutboxAsync());
        Assert.Equal((MailState.Delayed, 2), (delayed.State, delayed.Attempts));
        Assert.Single(await app.AuditKindsAsync(), "mail.delayed");

        app.Services.GetRequiredService<MailSettings>().Smtp.Port = local.SmtpPort;
        Assert.True(await SendAsync(app, task));
        Assert.Single(await app.InboxAsync());
        Assert.Equal(["run.started", "gate.opened", "mail.delayed", "mail.sent"], await app.AuditKindsAsync());
    }

    [Fact]
    public async Task Whoever_answered_meanwhile_is_not_written_to()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");

        Assert.False(await SendAsync(app, Request(app, SampleRun.Anna)));

        Assert.Empty(await app.InboxAsync());
        Assert.Equal(MailState.NotNeeded, Assert.Single(await app.OutboxAsync()).State);
    }

    [Fact]
    public async Task The_mails_of_a_run_to_somebody_follow_the_first_one()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        await SendAsync(app, Request(app, SampleRun.Anna));
        await SendAsync(app, Request(app, SampleRun.Omar));
        await SendAsync(app, new MailTask(GateMails.Reminder(app.Order, 1, (await app.FileAsync()).Gate.RemindAt[1]), PersonKeys.Of(SampleRun.Anna)));

        var headers = (await app.InboxAsync()).Select(mail => mail.GetProperty("headers")).ToList();
        string IdOf(int mail) => headers[mail].GetProperty("message-id").GetString()!;

        Assert.Equal([false, false, true], headers.Select(one => one.TryGetProperty("references", out _)));
        Assert.Equal(IdOf(0), headers[2].GetProperty("in-reply-to").GetString());
        Assert.NotEqual(IdOf(0), IdOf(1));
    }

    [Fact]
    public async Task A_mail_that_is_given_up_is_recorded_once()
    {
        await using var app = await GateApp.StartAsync(local);
        var abandoned = new AbandonedMail(Request(app, SampleRun.Anna), "550 no such mailbox");

        await app.RunAsync<AbandonMail, AbandonedMail, bool>(abandoned);
        await app.RunAsync<AbandonMail, AbandonedMail, bool>(abandoned);

        Assert.Single(await app.AuditKindsAsync(), "mail.failed");
    }

    [Fact]
    public async Task What_a_provider_says_of_a_letter_is_kept_in_the_outbox_and_is_in_no_history()
    {
        var said = new Queue<Exception>([
            new MailDelayedException("450 anna@example.com is busy", new IOException("anna@example.com")), new MailRefusedException("550 no anna@example.com here", new IOException("anna@example.com"))]);
        await using var app = await GateApp.StartAsync(local, configure: services => GateApp.UseTransport(services, _ => new Refusing(said)));
        await app.OpenAsync();
        var task = Request(app, SampleRun.Anna);

        var delayed = await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync(app, task));
        Assert.Equal("450 anna@example.com is busy", Assert.Single(await app.OutboxAsync()).LastFailure);
        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => SendAsync(app, task));

        Assert.All(new Exception[] { delayed, refused }, thrown => Assert.DoesNotContain("anna", thrown.ToString(), StringComparison.OrdinalIgnoreCase));
        var row = Assert.Single(await app.OutboxAsync());
        Assert.Equal((MailState.Failed, "550 no anna@example.com here"), (row.State, row.LastFailure));
    }

    [Fact]
    public async Task A_mail_that_is_given_up_keeps_what_was_said_last()
    {
        await using var app = await GateApp.StartAsync(local, configure: services => GateApp.UseTransport(services, _ => new Refusing(new([new MailDelayedException("450 busy")]))));
        await app.OpenAsync();
        var task = Request(app, SampleRun.Anna);
        var delayed = await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync(app, task));

        await app.RunAsync<AbandonMail, AbandonedMail, bool>(new AbandonedMail(task, delayed.Message));

        var row = Assert.Single(await app.OutboxAsync());
        Assert.Equal((MailState.Failed, "450 busy"), (row.State, row.LastFailure));
    }

    [Fact]
    public async Task Reminders_go_to_those_who_are_silent_on_the_morning_of_their_own_time_zone()
    {
        await using var app = await GateApp.StartAsync(local);
        var schedule = await app.OpenAsync();
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Omar), "approve");

        var recipients = new List<IReadOnlyList<string>>();
        foreach (var at in schedule.RemindAt)
            recipients.Add(await app.RunAsync<FindRecipients, MailOrder, IReadOnlyList<string>>(GateMails.Reminder(app.Order, 1, at)));

        Assert.Equal([[PersonKeys.Of(SampleRun.Lin)], [PersonKeys.Of(SampleRun.Anna)], []], recipients);
    }

    private static MailTask Request(GateApp app, string email) => new(GateMails.Request(app.Order), PersonKeys.Of(email));

    private static Task<bool> SendAsync(GateApp app, MailTask task) => app.RunAsync<SendMail, MailTask, bool>(task);

    private sealed class Crashing(IMailTransport real, Func<bool> crash) : IMailTransport
    {
        public bool Before { get; init; }

        public async Task SendAsync(Letter letter, CancellationToken cancellation = default)
        {
            if (!Before || !crash()) await real.SendAsync(letter, cancellation);
            if (crash()) throw new OperationCanceledException("The process was killed.");
        }

        public Task<bool?> WasAcceptedAsync(string key, CancellationToken cancellation = default) => real.WasAcceptedAsync(key, cancellation);
    }

    private sealed class Refusing(Queue<Exception> said) : IMailTransport
    {
        public Task SendAsync(Letter letter, CancellationToken cancellation = default) => Task.FromException(said.Dequeue());

        public Task<bool?> WasAcceptedAsync(string key, CancellationToken cancellation = default) => Task.FromResult<bool?>(null);
    }
}

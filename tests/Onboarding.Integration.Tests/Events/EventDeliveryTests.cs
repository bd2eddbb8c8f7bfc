using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Testing;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Events;

/// <summary>Events on the real engine and tables to a real receiver on this machine; time passes by the clock's hand.</summary>
[Collection(LocalServices.Collection)]
public sealed class EventDeliveryTests(LocalServices local)
{
    [Fact]
    public async Task Every_event_arrives_in_order_although_the_receiver_fails_at_times_and_is_away_for_a_while()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        foreach (var status in new[] { 500, 302, 429 }) receiver.Answers.Enqueue(status);
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.OpenAsync();
        await app.TellUntilAsync(() => Task.FromResult(receiver.Taken.Count == 2), "two events to be taken");

        await receiver.StopAsync();
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await app.TellUntilAsync(async () => (await app.Events().DeliveriesAsync(app.Order.RunId)).Any(one => one.State == DeliveryState.Delayed), "an attempt to fail");
        await receiver.StartAgainAsync();
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "everything to be told", TimeSpan.FromMinutes(10));

        var events = (await app.AuditAsync()).Where(entry => EventKinds.Contains(entry.Kind)).ToList();
        Assert.Equal(["run.started", "gate.opened", "gate.decided"], events.Select(entry => entry.Kind));
        Assert.Equal(events.Select(entry => $"{app.Order.RunId}/{entry.Sequence}"), receiver.Taken.Select(one => one.Id));
        Assert.Equal(events.Select(entry => $"onboarding.{entry.Kind}"), receiver.Taken.Select(one => one.Type));
        Assert.All(receiver.All, one => Assert.Null(one.Fault));
        Assert.All(receiver.All.GroupBy(one => one.Id), repeats => Assert.Single(repeats.Select(one => one.Body).Distinct()));
        Assert.Equal([500, 302, 429, 200], receiver.All.Take(4).Where(one => one.Id == receiver.All[0].Id).Select(one => one.Answer));
        Assert.StartsWith("application/cloudevents+json", receiver.All[0].ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_tells_the_same_event_again_and_leaves_the_others_alone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.OpenAsync();
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "everything to be told");

        for (var time = 0; time < 2; time++)
        {
            var taken = receiver.Taken.Count;
            Assert.NotNull(await ReplayAsync(app, 1));
            await Eventually.HoldsAsync(() => Task.FromResult(receiver.Taken.Count > taken), "the replay to arrive");
            await app.Client().WaitForInstanceCompletionAsync(ReplayId(app, receiver, 1)).WaitAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Equal([1, 2, 1, 1], receiver.Taken.Select(one => int.Parse(one.Id.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Single(receiver.Taken.Where(one => one.Id.EndsWith("/1", StringComparison.Ordinal)).Select(one => one.Body).Distinct());
        Assert.All(receiver.All, one => Assert.Null(one.Fault));
        Assert.Null(await ReplayAsync(app, 99));
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_told_nothing_more_of_the_run_and_the_audit_says_so_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers.Enqueue(410);
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "it to be known as gone");
        await app.OpenAsync();
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "the next event to be passed over");

        Assert.Single(receiver.All);
        Assert.Equal(["run.started", "webhook.gone", "gate.opened"], await app.AuditKindsAsync());
        Assert.Equal(DeliveryState.Gone, Assert.Single(await app.Events().DeliveriesAsync(app.Order.RunId)).State);
        var phrases = app.Services.GetRequiredService<Phrasebook>();
        Assert.DoesNotContain(WebhookReceiver.SecretPath, phrases.Render((await app.AuditAsync())[1].What, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_be_told_for_days_is_given_up_and_the_next_ones_turn_comes()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await receiver.StopAsync();
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.TellUntilAsync(async () => (await app.AuditKindsAsync()).Contains("webhook.abandoned"), "it to be given up", TimeSpan.FromHours(2));
        await receiver.StartAgainAsync();
        await app.OpenAsync();
        await app.TellUntilAsync(() => Task.FromResult(receiver.Taken.Count == 1), "the next event to be taken");
        await ReplayAsync(app, 1);
        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Taken.Count == 2), "the replay to arrive");

        Assert.Equal(["onboarding.gate.opened", "onboarding.run.started"], receiver.Taken.Select(one => one.Type));
        Assert.Single(await app.AuditKindsAsync(), "webhook.abandoned");
        Assert.Null(AuditChain.FirstBreak(await app.AuditAsync()));
    }

    [Fact]
    public async Task An_orchestration_that_was_ended_half_way_is_started_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers.Enqueue(500);
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.DispatchAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(receiver.All.Count == 1), "the first attempt");
        var instance = $"events:{KeyOf(receiver)}:{app.Order.RunId}";
        await app.Client().TerminateInstanceAsync(instance);
        await app.Client().WaitForInstanceCompletionAsync(instance).WaitAsync(TimeSpan.FromSeconds(60));

        await app.DispatchAsync();

        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Taken.Count == 1), "the event to be taken without time passing");
    }

    [Fact]
    public async Task A_note_of_a_change_that_never_came_starts_nothing_and_waits_for_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await EventsEngine.StartAsync(local, receiver.Url);
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "everything to be told");
        var head = (await app.Store.FindAsync(app.Order.RunId))!;
        await app.Events().NoteAsync(new RunChange(head) { Audit = [AuditEntry.BySystem("gate.opened", new Phrase("stage.contract"))] });

        await app.DispatchAsync();

        Assert.Equal(1, await app.NotesAsync());
        Assert.Single(receiver.All);
        await app.OpenAsync();
        await app.TellUntilAsync(async () => await app.NotesAsync() == 0, "the event that came after all");
        Assert.Equal(2, receiver.Taken.Count);
    }

    [Fact]
    public async Task Without_webhooks_nothing_is_written()
    {
        await using var app = await EventsEngine.StartAsync(local);
        await app.OpenAsync();
        await app.DispatchAsync();

        Assert.Equal(0, await app.EventRowsAsync());
    }

    private static Task<(string Kind, IReadOnlyList<Webhook> Webhooks)?> ReplayAsync(GateApp app, int sequence) =>
        app.Services.GetRequiredService<EventDispatcher>().ReplayAsync(app.Client(), app.Order.RunId, sequence);

    private static string ReplayId(GateApp app, WebhookReceiver receiver, int sequence) => $"events:{KeyOf(receiver)}:{app.Order.RunId}:replay:{sequence}";

    private static string KeyOf(WebhookReceiver receiver) => new Webhook(receiver.Url, []).Key;
}

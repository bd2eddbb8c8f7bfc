using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>A process that waits for its hub's lease, loses it, gains it again or gives it up.</summary>
[Collection(OnAzurite.Name)]
public sealed class LeaseTests(AzuriteFixture azurite)
{
    private readonly string _name = Hub.NewName();

    private static void Listener(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Listener", async context =>
        await context.WaitForExternalEvent<string>("word") + await context.WaitForExternalEvent<string>("word"));

    [Fact]
    public async Task A_standby_that_waited_long_starts_although_storage_refuses_its_first_calls()
    {
        var (lease, storage) = (new LostLease(azurite, _name), new RefusingStorage(0));
        var first = await Hub.StartAsync(azurite, Listener, _name);
        var standby = Hub.StartAsync(azurite, Listener, _name, options: options =>
        {
            lease.Watch(options);
            options.LongestStart = TimeSpan.FromSeconds(3);
            options.ConfigureTables = tables => tables.AddPolicy(storage, HttpPipelinePosition.PerRetry);
        });

        // It asks once a second.
        await lease.IsAskedForAsync(6);
        storage.Refuse(2);
        await first.DisposeAsync();

        await using var taker = await standby;
        Assert.Equal(0, storage.Left);
    }

    [Fact]
    public async Task Events_raised_through_one_process_then_another_and_the_first_again_arrive_in_the_order_raised()
    {
        var lease = new LostLease(azurite, _name);
        await using (var first = await Hub.StartAsync(azurite, Listener, _name, options: lease.Watch))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));
            await first.Client.SuspendInstanceAsync("listener");
            await first.IsAsync("listener", OrchestrationRuntimeStatus.Suspended);
            await lease.TakeAsync();
            await using (var second = await Hub.StartAsync(azurite, Listener, _name)) await second.Client.RaiseEventAsync("listener", "word", "first");
            lease.GiveBack();
            await first.Client.RaiseEventAsync("listener", "word", "second");
        }

        await using var last = await Hub.StartAsync(azurite, Listener, _name);
        await last.Client.ResumeInstanceAsync("listener");

        Assert.Equal("firstsecond", (await last.EndOfAsync("listener")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_call_that_meets_a_lost_connection_and_then_the_loss_of_the_lease_is_made_again_when_it_is_regained()
    {
        var (lease, call) = (new LostLease(azurite, _name), new Gate());
        var isHeld = false;
        await using var hub = await Hub.StartAsync(azurite, Listener, _name, options: options =>
        {
            lease.Watch(options);
            options.ConfigureTables = tables => tables.AddPolicy(new Intercepted(OnRequest), HttpPipelinePosition.PerRetry);
        });
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));
        await hub.IsAsync("listener", OrchestrationRuntimeStatus.Running);
        Volatile.Write(ref isHeld, true);

        var raised = hub.Client.RaiseEventAsync("listener", "word", "a");
        await call.Reached;
        Volatile.Write(ref isHeld, false);
        await lease.TakeAsync();
        call.Open();
        await hub.IsClosedAsync();
        lease.GiveBack();

        await raised;
        await hub.Client.RaiseEventAsync("listener", "word", "b");
        Assert.Equal("ab", (await hub.EndOfAsync("listener")).ReadOutputAs<string>());

        async Task OnRequest(Request request)
        {
            if (!Volatile.Read(ref isHeld) || request.Method != RequestMethod.Post || !request.Uri.Path.EndsWith("Instances", StringComparison.Ordinal)) return;
            await call.PassAsync();
            throw new IOException("Connection reset (injected).");
        }
    }

    [Fact]
    public async Task A_call_that_waits_for_the_lease_ends_when_the_process_stops()
    {
        var lease = new LostLease(azurite, _name);
        var hub = await Hub.StartAsync(azurite, Listener, _name, options: lease.Watch);
        await lease.TakeAsync();
        await hub.IsClosedAsync();
        var call = hub.Client.RaiseEventAsync("listener", "word", "never");

        await hub.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_process_that_stops_while_it_reads_everything_again_gives_its_lease_back()
    {
        var (lease, reading) = (new LostLease(azurite, _name), new Gate());
        var refuses = false;
        var hub = await Hub.StartAsync(azurite, Listener, _name, options: options =>
            options.ConfigureTables = tables => tables.AddPolicy(new Intercepted(OnRequest), HttpPipelinePosition.PerRetry));
        Volatile.Write(ref refuses, true);
        hub.Services.GetRequiredService<TaskHub>().RequestReload("a test asks for it");
        await reading.Reached;

        await hub.DisposeAsync();

        Assert.True(await lease.IsFreeAsync());

        Task OnRequest(Request request)
        {
            if (!Volatile.Read(ref refuses) || request.Method != RequestMethod.Get) return Task.CompletedTask;
            _ = reading.PassAsync();
            throw new RequestFailedException(412, "Refused (injected).");
        }
    }

    [Fact]
    public async Task A_lease_that_has_run_out_is_not_renewed_by_a_process_that_did_not_have_it()
    {
        var container = new BlobContainerClient(azurite.ConnectionString, _name.ToLowerInvariant() + "-hub");
        await container.CreateAsync();
        var (dead, next) = (new HubLease(container.GetBlobClient("lease"), TimeSpan.FromSeconds(15)), new HubLease(container.GetBlobClient("lease"), TimeSpan.FromSeconds(15)));
        Assert.True(await dead.TryAcquireAsync(CancellationToken.None));
        await Eventually.HoldsAsync(() => new LostLease(azurite, _name).IsFreeAsync(), "the lease has run out");

        Assert.False(await next.TryRenewAsync(CancellationToken.None));
        Assert.False(next.IsHeld);
    }
}

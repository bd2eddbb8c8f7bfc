using System.Collections.Concurrent;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Testing;

/// <summary>A local inbox that one test after the other uses: to start one costs a second of the processor. All of them end with the process.</summary>
public sealed class SharedInbox
{
    private static readonly ConcurrentBag<SharedInbox> Idle = [];
    private static readonly HttpClient Http = new();

    private readonly int[] _ports = FreePorts.Take(2);

    private SharedInbox()
    {
    }

    /// <summary>Its port for mail.</summary>
    public int SmtpPort => _ports[0];

    /// <summary>The address of its page and API.</summary>
    public Uri Address => new($"http://127.0.0.1:{_ports[1]}/");

    /// <summary>An empty inbox that nobody else uses, until it is returned.</summary>
    public static async Task<SharedInbox> TakeAsync() => Idle.TryTake(out var inbox) ? inbox : await StartAsync();

    /// <summary>Empties it for the next test. Nothing may be sent to it any more.</summary>
    public async Task ReturnAsync()
    {
        using var answer = await Http.DeleteAsync(new Uri(Address, "api/email/all"));
        answer.EnsureSuccessStatusCode();
        Idle.Add(this);
    }

    private static async Task<SharedInbox> StartAsync()
    {
        var inbox = new SharedInbox();
        await UntilTheEnd.KeepAsync(folder => InboxService.StartAsync(folder, inbox._ports[0], inbox._ports[1]), "onboarding-inbox-");
        return inbox;
    }
}

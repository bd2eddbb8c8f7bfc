using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Onboarding.Runtime.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>A hub's lease, which a test takes from a process and gives back.</summary>
internal sealed class LostLease(AzuriteFixture azurite, string hub)
{
    private readonly BlobClient _blob = new(azurite.ConnectionString, hub.ToLowerInvariant() + "-hub", "lease");
    private volatile bool _isTaken;
    private int _asked;
    private int _refused;

    /// <summary>Makes the process ask for its lease through this.</summary>
    public void Watch(TaskHubOptions options) =>
        options.ConfigureBlobs = blobs => blobs.AddPolicy(new Intercepted(OnRequest), HttpPipelinePosition.PerCall);

    /// <summary>Takes the lease from the process; returns when it has heard of that.</summary>
    public async Task TakeAsync()
    {
        _isTaken = true;
        var before = _refused;
        await Eventually.HoldsAsync(() => Task.FromResult(_refused > before + 1), "the process has heard that its lease is lost");
        await _blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
    }

    public void GiveBack() => _isTaken = false;

    public async Task<bool> IsFreeAsync() => (await _blob.GetPropertiesAsync()).Value.LeaseState != LeaseState.Leased;

    /// <summary>The process asks so many times more.</summary>
    public async Task IsAskedForAsync(int times)
    {
        var before = _asked;
        await Eventually.HoldsAsync(() => Task.FromResult(_asked >= before + times), $"the lease was asked for {times} times more");
    }

    private Task OnRequest(Request request)
    {
        if (!request.Uri.Query.Contains("comp=lease", StringComparison.Ordinal)) return Task.CompletedTask;
        Interlocked.Increment(ref _asked);
        if (!_isTaken) return Task.CompletedTask;
        Interlocked.Increment(ref _refused);
        throw new RequestFailedException(409, "Refused (injected).", "LeaseAlreadyPresent", null);
    }
}

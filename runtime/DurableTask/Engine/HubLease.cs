using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// The lease that makes this process the only one that runs the hub, in real time. It counts as held only for a while after the
/// last renewal was asked for, shorter than the lease itself: a process that was paused knows that it must not store anything.
/// </summary>
internal sealed class HubLease(BlobClient blob, TimeSpan duration)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private readonly string _id = Guid.NewGuid().ToString();
    private Validity _validity = Validity.None;

    public bool IsHeld => Remaining > TimeSpan.Zero;

    /// <summary>How long the lease counts as held from now on.</summary>
    public TimeSpan Remaining => Volatile.Read(ref _validity).Remaining;

    /// <summary>How often it is to be renewed.</summary>
    public TimeSpan RenewalPeriod => duration / 4;

    /// <summary>Takes the lease if it is free, expired, this process's own, or held by a process of this machine that is dead.</summary>
    public async Task<bool> TryAcquireAsync(CancellationToken cancellation)
    {
        if (!await blob.ExistsAsync(cancellation)) await CreateBlobAsync(cancellation);
        await FreeFromDeadOwnerAsync(cancellation);
        var asked = Validity.From(duration - Margin);
        try
        {
            await blob.GetBlobLeaseClient(_id).AcquireAsync(duration, cancellationToken: cancellation);
            // Who holds it is written before it counts as held: nobody may take this process for the dead one that had it before.
            await blob.SetMetadataAsync(LeaseOwner.This(_id), new BlobRequestConditions { LeaseId = _id }, cancellation);
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            return false;
        }

        Volatile.Write(ref _validity, asked);
        return true;
    }

    /// <summary>Renews the lease. False: another process has it, or storage has forgotten it.</summary>
    public async Task<bool> TryRenewAsync(CancellationToken cancellation)
    {
        var asked = Validity.From(duration - Margin);
        try
        {
            var renewed = await blob.GetBlobLeaseClient(_id).RenewAsync(cancellationToken: cancellation);
            // Azurite renews a lease that has run out for whoever asks, and says whose it is.
            if (renewed.Value.LeaseId != _id) asked = Validity.None;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            asked = Validity.None;
        }

        Volatile.Write(ref _validity, asked);
        return asked != Validity.None;
    }

    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        Volatile.Write(ref _validity, Validity.None);
        await ReleaseAsync(_id, cancellation);
    }

    private async Task CreateBlobAsync(CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(BinaryData.FromString("The lease on this blob tells which process runs the hub."), overwrite: false, cancellation);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // Another process was faster.
        }
    }

    // Released by its own id and not broken: a lease that another process took meanwhile stays untouched.
    private async Task FreeFromDeadOwnerAsync(CancellationToken cancellation)
    {
        var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        if (properties.Value.LeaseState == LeaseState.Leased && LeaseOwner.DeadOwnersLease(properties.Value.Metadata) is { } lease)
            await ReleaseAsync(lease, cancellation);
    }

    private async Task ReleaseAsync(string lease, CancellationToken cancellation)
    {
        try
        {
            await blob.GetBlobLeaseClient(lease).ReleaseAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
        {
            // It was that lease no more.
        }
    }

    // By two clocks: the monotonic one stands still while the machine sleeps, the other one may be set.
    private sealed record Validity(long UntilTimestamp, DateTimeOffset UntilTime)
    {
        public static Validity None { get; } = new(long.MinValue, DateTimeOffset.MinValue);

        public TimeSpan Remaining
        {
            get
            {
                if (this == None) return TimeSpan.Zero;
                var (monotonic, wall) = (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), UntilTimestamp), UntilTime - TimeProvider.System.GetUtcNow());
                return monotonic < wall ? monotonic : wall;
            }
        }

        public static Validity From(TimeSpan length) =>
            new(Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency), TimeProvider.System.GetUtcNow() + length);
    }
}

using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
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
    private long _validUntil;

    public bool IsHeld => Stopwatch.GetTimestamp() < Interlocked.Read(ref _validUntil);

    /// <summary>Takes the lease if it is free, expired, or held by a process of this machine that is dead.</summary>
    public async Task<bool> TryAcquireAsync(CancellationToken cancellation)
    {
        if (!await blob.ExistsAsync(cancellation)) await CreateBlobAsync(cancellation);
        if (await OwnerIsDeadAsync(cancellation)) await BreakAsync(cancellation);
        var asked = Stopwatch.GetTimestamp();
        try
        {
            await blob.GetBlobLeaseClient(_id).AcquireAsync(duration, cancellationToken: cancellation);
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            return false;
        }

        Extend(asked);
        await blob.SetMetadataAsync(Owner.This, new() { LeaseId = _id }, cancellation);
        return true;
    }

    /// <summary>Renews the lease. False: another process has it, or storage has forgotten it.</summary>
    public async Task<bool> TryRenewAsync(CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        try
        {
            await blob.GetBlobLeaseClient(_id).RenewAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }

        Extend(asked);
        return true;
    }

    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _validUntil, 0);
        try
        {
            await blob.GetBlobLeaseClient(_id).ReleaseAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
        {
            // It was not ours any more.
        }
    }

    public void Forget() => Interlocked.Exchange(ref _validUntil, 0);

    private void Extend(long asked) =>
        Interlocked.Exchange(ref _validUntil, asked + (long)((duration - Margin).TotalSeconds * Stopwatch.Frequency));

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

    private async Task<bool> OwnerIsDeadAsync(CancellationToken cancellation)
    {
        var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        return properties.Value.LeaseState == Azure.Storage.Blobs.Models.LeaseState.Leased && Owner.IsDead(properties.Value.Metadata);
    }

    private async Task BreakAsync(CancellationToken cancellation)
    {
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellation);
        }
        catch (RequestFailedException raced) when (raced.Status is 409 or 412)
        {
            // Another process broke it first.
        }
    }

    /// <summary>Who holds the lease, told well enough to know on the same machine whether the process still lives.</summary>
    private static class Owner
    {
        public static Dictionary<string, string> This { get; } = new()
        {
            ["machine"] = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Environment.MachineName)),
            ["process"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            ["started"] = StartOf(Process.GetCurrentProcess()).ToString(CultureInfo.InvariantCulture),
        };

        public static bool IsDead(IDictionary<string, string> owner)
        {
            if (!owner.TryGetValue("machine", out var machine) || machine != This["machine"]) return false;
            if (!int.TryParse(owner["process"], CultureInfo.InvariantCulture, out var id)) return false;
            try
            {
                using var process = Process.GetProcessById(id);
                // The same process reports its start a few milliseconds apart on some systems.
                return !long.TryParse(owner["started"], CultureInfo.InvariantCulture, out var started)
                    || Math.Abs(StartOf(process) - started) > TimeSpan.FromSeconds(2).Ticks;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }

        private static long StartOf(Process process) => process.StartTime.ToUniversalTime().Ticks;
    }
}

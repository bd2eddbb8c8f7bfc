using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Makes an instance of an order.</summary>
internal sealed class NewInstances(HubSession session, HubParts parts)
{
    private const int IncarnationBytes = 4;

    /// <summary>Creates an instance, in an ended one's place if that may be.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="creationKey">The same for every repeat of the same order.</param>
    /// <param name="order">What it is.</param>
    /// <param name="mayReplace">Whether it may take the place of this ended instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Creation> CreateAsync(
        string instanceId, string creationKey, NewInstance order, Func<InstanceRow, bool> mayReplace, CancellationToken cancellation)
    {
        var now = parts.Time.GetUtcNow();
        var row = new InstanceRow
        {
            InstanceId = instanceId,
            Name = order.Name,
            Version = order.Version,
            Status = OrchestrationRuntimeStatus.Pending,
            Incarnation = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IncarnationBytes)),
            TurnId = creationKey,
            CreationKey = creationKey,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = order.StartAt,
            Parent = order.Parent,
            Tags = order.Tags ?? new Dictionary<string, string>(),
            Input = order.Input,
            Trace = order.Trace,
        };
        return session.CreateAsync(row, mayReplace, cancellation);
    }
}

using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What every part of a hub works with.</summary>
internal sealed record HubParts
{
    public required HubStore Store { get; init; }
    public required HubReader Reader { get; init; }
    public required LiveIndex Live { get; init; }
    public required HubLease Lease { get; init; }
    public required TaskHubOptions Hub { get; init; }
    public required DurableTaskWorkerOptions Options { get; init; }
    public required DurableTaskRegistry Registry { get; init; }
    public required ActivityRunner Activities { get; init; }
    public required TimeProvider Time { get; init; }
    public required ILoggerFactory Loggers { get; init; }
    public required ILogger Logger { get; init; }
    public required Waiters Waiters { get; init; }

    /// <summary>Something is not as it was left: asks whether storage has gone back in time, and if so for everything to be read again.</summary>
    public required Action Suspect { get; init; }

    public DataConverter Converter => Options.DataConverter;
}

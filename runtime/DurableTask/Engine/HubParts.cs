using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What every part of a hub works with.</summary>
internal sealed record HubParts
{
    public required HubStore Store { get; init; }
    public required HubLease Lease { get; init; }
    public required TaskHubOptions Hub { get; init; }
    public required DurableTaskWorkerOptions Options { get; init; }
    public required DurableTaskRegistry Registry { get; init; }
    public required ActivityRunner Activities { get; init; }
    public required TimeProvider Time { get; init; }
    public required ILoggerFactory Loggers { get; init; }
    public required ILogger Logger { get; init; }
    public required Waiters Waiters { get; init; }

    /// <summary>Asks for everything to be read again; the reason goes to the log.</summary>
    public required Action<string> Reload { get; init; }

    public DataConverter Converter => Options.DataConverter;
}

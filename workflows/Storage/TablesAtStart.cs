using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.Storage;

/// <summary>Creates the tables that are missing before anything else starts.</summary>
public sealed class TablesAtStart(TableServiceClient tables) : IHostedLifecycleService
{
    /// <summary>Names of every table.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        RunStore.TableName, RunIndex.TableName, ApprovalLinks.TableName, VendorLinks.TableName, EventOutbox.TableName, KeptHandIns.TableName,
        RequestDrafts.TableName,
    ];

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Names.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)));

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

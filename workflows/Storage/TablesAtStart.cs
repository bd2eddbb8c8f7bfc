using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.Storage;

/// <summary>Creates the tables that are missing before anything else starts. On half of a restored backup nothing starts.</summary>
public sealed class TablesAtStart(TableServiceClient tables) : IHostedLifecycleService
{
    /// <summary>Names of every table.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        RunStore.TableName, RunIndex.TableName, ApprovalLinks.TableName, VendorLinks.TableName, EventOutbox.TableName, KeptHandIns.TableName,
        RequestDrafts.TableName, ErasureLog.TableName,
    ];

    // There while `onboard restore` works, and after one that was interrupted or did not come out right (docs/recovery.md).
    private const string RestoreMarker = "OnboardingRestore";

    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"TableName eq {RestoreMarker}");
        await foreach (var _ in tables.QueryAsync(filter, cancellationToken: cancellationToken))
            throw new InvalidDataException("A backup is being restored into this storage account, or a restore did not end. Run `onboard restore` again to its end, then start the app (docs/recovery.md).");
        await Task.WhenAll(Names.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)));
    }

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

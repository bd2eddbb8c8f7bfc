using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Onboarding.Cli.Backup;

/// <summary>
/// The storage account that is backed up or restored into. Only this folder speaks to storage: a backup must be possible while no app runs
/// that could be asked for it (docs/recovery.md); everything else of the command line goes through the API.
/// </summary>
internal sealed class BackupStorage
{
    private const string Setting = "AzureWebJobsStorage";
    private const string Emulator = "UseDevelopmentStorage=true";

    internal BackupStorage(TableServiceClient tables, BlobServiceClient blobs)
    {
        Tables = tables;
        Blobs = blobs;
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>By its name with the identity of whoever calls, by a connection string, or as the app finds it: the setting, else the emulator.</summary>
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static BackupStorage Open(string? connection, string? account)
    {
        if (account is not null)
        {
            var identity = new DefaultAzureCredential();
            return new BackupStorage(
                new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), identity),
                new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), identity));
        }

        var known = connection ?? (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set ? set : Emulator);
        return new BackupStorage(new TableServiceClient(known), new BlobServiceClient(known));
    }
}

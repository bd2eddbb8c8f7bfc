using Azure;

namespace Onboarding.Cli.Backup;

/// <summary>What is told of what can go wrong with storage and backups.</summary>
internal static class BackupFailures
{
    /// <summary>What the person at the keyboard is told; null when it is none of these.</summary>
    public static CliException? Of(Exception failure, Texts texts) => failure switch
    {
        TakenAccountException taken => new(texts["restore.taken", taken.What]),
        DamagedBackupException damaged => new(texts["restore.damaged", damaged.Damaged], ExitCodes.BadInput),
        MissingTableException { Table: BackupTables.Runs } missing => new(texts["backup.no-runs", missing.Table], ExitCodes.BadInput),
        MissingTableException missing => new(texts["backup.no-engine", missing.Table], ExitCodes.BadInput),
        RestlessRunException restless => new(texts["backup.restless", restless.Run]),
        // What is left of all attempts together when nothing answered one of them.
        RequestFailedException { Status: 0 } or AggregateException { InnerException: RequestFailedException { Status: 0 } } => new(texts["backup.no-storage"]),
        RequestFailedException refused => new(texts["backup.refused", refused.ErrorCode ?? "", refused.Message.ReplaceLineEndings("\n").Split('\n')[0]]),
        _ => null,
    };
}

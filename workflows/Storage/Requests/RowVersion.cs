using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage.Requests;

/// <summary>The version of a document as it is stored, the same as forms carry (<see cref="SeenRow"/>), and what is known of its last change.</summary>
internal static class RowVersion
{
    /// <summary>Property of a row with the number of the newest audit entry that was written together with it.</summary>
    public const string EntryProperty = "Entry";

    /// <summary>The version of a row.</summary>
    public static string Of(TableEntity row) => SeenRow.VersionOf(JsonRow.Read<JsonNode>(row));

    /// <summary>Number of the audit entry that tells who wrote a row and when; null when none was written with it.</summary>
    public static int? EntryOf(TableEntity row) => row.RowKey == RowKeys.Run ? JsonRow.Read<Run>(row).AuditSequence : row.GetInt32(EntryProperty);
}

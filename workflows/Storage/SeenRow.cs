using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Onboarding.Workflows.Storage;

/// <summary>A row of a run as somebody saw it before they changed it.</summary>
/// <param name="RowKey">Row key.</param>
/// <param name="Version">What <see cref="VersionOf"/> said of it then.</param>
public sealed record SeenRow(string RowKey, string Version)
{
    // 64 bits tell apart what one row ever held, and keep a form small.
    private const int VersionLength = 16;

    /// <summary>A hash of what a row holds; empty when there is no such row.</summary>
    /// <param name="stored">The row's document; null: there is none.</param>
    public static string VersionOf(JsonNode? stored) =>
        stored is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.ToJsonString())))[..VersionLength];
}

/// <summary>A row is not any more as it was seen: somebody changed it meanwhile. Nothing was stored.</summary>
/// <param name="seen">The row as it was seen.</param>
/// <param name="stored">The row as it is; null: it is gone.</param>
public sealed class RowChangedException(SeenRow seen, JsonNode? stored) : Exception($"The row '{seen.RowKey}' was changed meanwhile.")
{
    /// <summary>The row as it was seen.</summary>
    public SeenRow Seen { get; } = seen;

    /// <summary>The row as it is; null: it is gone.</summary>
    public JsonNode? Stored { get; } = stored;
}

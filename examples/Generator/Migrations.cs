using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Integration;

namespace Onboarding.Examples;

/// <summary>What moved to the vendor's systems, counted and summed on both sides.</summary>
internal static class Migrations
{
    public static IReadOnlyList<MigrationBatch> All() =>
    [
        Of("open-tickets", "Open tickets of the last 30 days", 4_812),
        Of("ticket-history", "Closed tickets of the last 24 months, without payment data", 1_186_430),
        Of("customer-profiles", "Customer profiles, masked to name, language and order numbers", 642_907),
        Of("knowledge-base", "Knowledge base articles and macros in English and Chinese", 1_374),
        Of("call-flows", "Call flows and routing rules", 58),
    ];

    private static MigrationBatch Of(string id, string name, long records)
    {
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}:{records}")));
        return new MigrationBatch
        {
            Id = id,
            Name = name,
            SourceCount = records,
            TargetCount = records,
            SourceChecksum = checksum,
            TargetChecksum = checksum,
            Encrypted = true,
            PermissionsChecked = true,
        };
    }
}

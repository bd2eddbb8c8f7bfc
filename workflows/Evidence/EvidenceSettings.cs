using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.Evidence;

/// <summary>Section <c>Evidence</c> of the configuration.</summary>
/// <param name="MaximumBytes">Largest file, setting <c>Evidence:MaximumMegabytes</c>.</param>
public sealed record EvidenceSettings(long MaximumBytes)
{
    private const int UsualMegabytes = 20;
    private const long Megabyte = 1024 * 1024;

    /// <summary>Largest file in megabytes.</summary>
    public int MaximumMegabytes => (int)(MaximumBytes / Megabyte);

    /// <summary>The settings of a configuration.</summary>
    /// <exception cref="InvalidDataException">The limit is not positive.</exception>
    public static EvidenceSettings Read(IConfiguration configuration)
    {
        var megabytes = configuration.GetValue("Evidence:MaximumMegabytes", UsualMegabytes);
        return megabytes > 0
            ? new EvidenceSettings(megabytes * Megabyte)
            : throw new InvalidDataException($"Evidence:MaximumMegabytes is {megabytes}; it must be 1 or more.");
    }
}

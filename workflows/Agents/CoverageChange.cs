using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Agents;

/// <summary>What a change of the agents does to the coverage of the pilot's staffing: turnover opens the need again, new certificates close it.</summary>
public static class CoverageChange
{
    /// <summary>What the audit says of it; null when no need was opened or all closed.</summary>
    /// <param name="before">Coverage without the change; null: no pilot is planned.</param>
    /// <param name="after">Coverage with it.</param>
    public static AuditEntry? Entry(CertificationCoverage? before, CertificationCoverage? after)
    {
        if (before is null || after is null) return null;
        if (OpensNeed(before, after))
            return AuditEntry.BySystem("training.need-opened", new Phrase("audit.training.need-opened").With("missing", PlacesMissing(after)));
        return !before.IsMet && after.IsMet
            ? AuditEntry.BySystem("training.need-closed", new Phrase("audit.training.need-closed").With("count", after.Certified))
            : null;
    }

    /// <summary>True when more places are empty than before.</summary>
    public static bool OpensNeed(CertificationCoverage before, CertificationCoverage after) => PlacesMissing(after) > PlacesMissing(before);

    private static int PlacesMissing(CertificationCoverage coverage) => coverage.Needs.Sum(need => need.Need.Agents - need.Covered);
}

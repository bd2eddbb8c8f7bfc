using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Views;

/// <summary>What an erasure did, or would do.</summary>
/// <param name="Pseudonym">What stands in place of the person; missing while nothing is done.</param>
/// <param name="Runs">Ids of the runs that name, or named, them.</param>
/// <param name="InTheWay">What must be settled before, with what to do.</param>
public sealed record ErasureView(string? Pseudonym, IReadOnlyList<string> Runs, IReadOnlyList<string> InTheWay);

/// <summary>Erasures in the reader's language.</summary>
public sealed class ErasureViews(Phrasebook phrases)
{
    /// <summary>The view.</summary>
    public ErasureView Of(ErasureReport report, string language) =>
        new(report.Pseudonym, report.Runs, [.. report.InTheWay.Select(one => phrases.Render(one.Said, language))]);
}

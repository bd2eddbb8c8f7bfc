using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>The shortlisted vendors side by side.</summary>
internal sealed record ComparisonView
{
    public required string Currency { get; init; }

    /// <summary>The volumes that offers are priced at.</summary>
    public required VolumesView Volumes { get; init; }

    /// <summary>How the volumes were come by.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>First year's service and hidden cost as the request plans them, without the buffer.</summary>
    public required decimal Planned { get; init; }

    public required IReadOnlyList<WeightView> Weights { get; init; }

    public required MustHaves MustHaves { get; init; }

    public required IReadOnlyList<ComparedVendorView> Vendors { get; init; }

    /// <summary>What becomes of the first place when one weight moves by a fifth.</summary>
    public required IReadOnlyList<SensitivityView> Sensitivity { get; init; }

    public required IReadOnlyList<CutView> Cut { get; init; }

    /// <summary>The questions that vendors are asked.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }
}

internal sealed record VolumesView(
    decimal ContactsOfYear, decimal NormalWeek, decimal PeakWeek, int PeakWeeks, decimal AfterHoursShare, decimal HandleTimeSeconds, decimal Occupancy,
    decimal HoursPerAgentMonth, decimal AgentsNormalWeek, decimal AgentsPeakWeek)
{
    public static VolumesView Of(YearVolumes volumes) => new(
        volumes.Contacts, volumes.NormalWeek, volumes.PeakWeek, volumes.PeakWeeks, volumes.AfterHoursShare, volumes.HandleTimeSeconds, volumes.Occupancy,
        volumes.HoursPerAgentMonth, decimal.Ceiling(volumes.AgentsFor(volumes.NormalWeek)), decimal.Ceiling(volumes.AgentsFor(volumes.PeakWeek)));
}

internal sealed record WeightView(string Criterion, string Name, int Weight, bool IsEmphasised);

internal sealed record ComparedVendorView(string Id, string Name, RankingView Ranking, YearPrice? Price);

internal sealed record SensitivityView(string Criterion, decimal Move, IReadOnlyList<string> Winners, bool Changes);

internal sealed record CutView(string Id, string Name, string? Reason);

internal sealed record QuestionView(string Id, QuestionGroup Group, string Text, bool Required);

/// <summary>Compares vendors in the reader's language.</summary>
public sealed class ComparisonViews(RunStore store, Phrasebook phrases)
{
    internal async Task<ComparisonView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var shortlist = await ShortlistFile.ReadAsync(store, await RunFile.ReadAsync(store, runId, cancellation), cancellation);
        var assessment = ShortlistAssessment.Of(shortlist);
        return new ComparisonView
        {
            Currency = shortlist.File.Request.Budget.Currency,
            Volumes = VolumesView.Of(assessment.Volumes),
            Assumptions = [.. assessment.Volumes.Assumptions.Select(assumption => phrases.Render(assumption, language))],
            Planned = assessment.Planned,
            Weights = [.. assessment.Rules.Criteria.Select(one => new WeightView(one.Id, one.Name.In(language), one.Weight, assessment.Emphasis.Contains(one.Id)))],
            MustHaves = assessment.MustHaves,
            Vendors = [.. assessment.Ranking.Select(one => new ComparedVendorView(one.Vendor.Id, one.Vendor.Name, RankingView.Of(one, phrases, language), one.Price))],
            Sensitivity =
                [.. assessment.Sensitivity.Select(one => new SensitivityView(one.Criterion.Id, one.Move, [.. one.Winners.Select(vendor => vendor.Id)], one.Changes))],
            Cut = [.. assessment.Cut.Select(vendor => new CutView(vendor.Id, vendor.Name, vendor.CutReason))],
            Questions = [.. assessment.Rules.Questions.Select(one => new QuestionView(one.Id, one.Group, one.Text.In(language), one.Required))],
        };
    }
}

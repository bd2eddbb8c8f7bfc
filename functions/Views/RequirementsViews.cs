using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Requirements;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>What follows from a run's request.</summary>
internal sealed record RequirementsView
{
    public required FitView Fit { get; init; }

    public required IReadOnlyList<SplitView> Split { get; init; }

    public required IReadOnlyList<ServiceStandardView> Standards { get; init; }

    public required BudgetView Budget { get; init; }

    public required TimelineEstimate Timeline { get; init; }

    public required DeliveryView Delivery { get; init; }

    public required string? BpoOwner { get; init; }

    /// <summary>Who decides at each gate.</summary>
    public required IReadOnlyList<ApproversView> Approvers { get; init; }
}

internal sealed record FitView(FitAdvice Advice, IReadOnlyList<string> Reasons);

internal sealed record SplitView(WorkPart Part, string Work, WorkTaker TakenBy, decimal? Share);

/// <summary>A service standard with the run's own target; without one it is held against the baseline.</summary>
internal sealed record ServiceStandardView(
    string Id, string Name, string? Formula, string MeasuringRule, string Unit, KpiDirection Direction, decimal? Target, int MinimumSample, BaselineValue? Baseline, string Source);

internal sealed record BudgetView
{
    public required string Currency { get; init; }

    public required string PricingModel { get; init; }

    public required decimal Service { get; init; }

    public required decimal Hidden { get; init; }

    public required IReadOnlyList<HiddenCost> HiddenCosts { get; init; }

    /// <summary>Kinds of hidden cost that the request names nothing of.</summary>
    public required IReadOnlyList<string> MissingKinds { get; init; }

    public required decimal Buffer { get; init; }

    public required decimal BufferShare { get; init; }

    public required BufferVerdict BufferVerdict { get; init; }

    public required decimal Total { get; init; }

    public required decimal Today { get; init; }

    public required decimal Saving { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}

internal sealed record DeliveryView(string Model, string TradeOffs);

internal sealed record ApproversView(string Gate, string Name, IReadOnlyList<string> People);

/// <summary>Shows the assessment of a request in the reader's language, at any time of a run.</summary>
public sealed class RequirementsViews(RunStore store, Phrasebook phrases)
{
    internal async Task<RequirementsView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var assessment = RequirementsAssessment.Of(file);
        var people = file.Request.People;
        return new RequirementsView
        {
            Fit = new FitView(assessment.Fit.Advice, [.. assessment.Fit.Reasons.Select(reason => phrases.Render(reason, language))]),
            Split = [.. assessment.Split.Select(line => new SplitView(line.Part, phrases.Render(line.Work, language), line.TakenBy, line.Share))],
            Standards = [.. assessment.Standards.Select(standard => Of(standard, language))],
            Budget = Of(file.Request.Budget, assessment, language),
            Timeline = assessment.Timeline,
            Delivery = new DeliveryView(file.Request.DeliveryModel, phrases.Word($"delivery.{file.Request.DeliveryModel}", language)),
            BpoOwner = people.FirstOrDefault(person => person.Role == Roles.BpoOwner)?.Name,
            Approvers =
            [
                .. file.Playbook.Gates.Select(gate => new ApproversView(
                    gate.Key, gate.Value.Name.In(language), [.. people.Where(person => gate.Value.Roles.Contains(person.Role)).Select(person => person.Name).Distinct()])),
            ],
        };
    }

    private static ServiceStandardView Of(ServiceStandard standard, string language)
    {
        var kpi = standard.Kpi;
        return new ServiceStandardView(
            kpi.Id, kpi.Name.In(language), kpi.Formula?.In(language), kpi.MeasuringRule.In(language), kpi.Unit, kpi.Direction, kpi.Target, kpi.MinimumSample,
            standard.Baseline, kpi.Source);
    }

    private BudgetView Of(Budget budget, RequirementsAssessment assessment, string language) => new()
    {
        Currency = budget.Currency,
        PricingModel = budget.PricingModel,
        Service = assessment.Budget.Service,
        Hidden = assessment.Budget.Hidden,
        HiddenCosts = budget.HiddenCosts,
        MissingKinds = [.. assessment.BudgetReview.MissingKinds.Select(kind => kind.Id)],
        Buffer = assessment.Budget.Buffer,
        BufferShare = budget.BufferShare,
        BufferVerdict = assessment.BudgetReview.Buffer,
        Total = assessment.Budget.Total,
        Today = assessment.Budget.Today,
        Saving = decimal.Round(assessment.Budget.Saving, 4),
        Warnings = [.. assessment.BudgetReview.Warnings.Select(warning => phrases.Render(warning, language))],
    };
}

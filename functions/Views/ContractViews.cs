using Onboarding.Functions.Http;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>What a contract settles, as the API shows it; null: not given.</summary>
internal sealed record ContractView(
    IReadOnlyList<SlaView> Sla,
    ContractPrice? Price,
    PriceComparison? Compared,
    ContractTerms? Terms,
    IReadOnlyList<string> Concerns,
    CommunicationPlan? CommunicationPlan);

/// <summary>A line of the SLA table.</summary>
internal sealed record SlaView
{
    public required string Kpi { get; init; }

    public required string Name { get; init; }

    public required string MeasuringRule { get; init; }

    public required string Unit { get; init; }

    public required KpiDirection Direction { get; init; }

    public decimal? Required { get; init; }

    public decimal? Agreed { get; init; }

    public string? MeasurementSource { get; init; }

    public ReportingPeriod? ReportingPeriod { get; init; }

    public string? Compensation { get; init; }

    public required SlaVerdict Verdict { get; init; }
}

/// <summary>Shows contracts in the reader's language.</summary>
public sealed class ContractViews(RunStore store, Phrasebook phrases)
{
    internal async Task<ContractView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var contract = await ContractFile.ReadAsync(store, file, cancellation);
        return new ContractView(
            [.. contract.Sla.Select(line => Of(line, language))],
            contract.Price,
            contract.Price is { } price ? PriceComparison.Of(price, file.Request.Budget) : null,
            contract.Terms,
            contract.Terms is { } terms ? [.. TermsCheck.Concerns(terms, file.Playbook.ContractLimits).Select(one => phrases.Render(one, language))] : [],
            contract.Communication);
    }

    /// <summary>One line of the SLA table.</summary>
    /// <exception cref="ApiProblemException">The run has no such KPI.</exception>
    internal async Task<SlaView> LineAsync(string runId, string kpi, string language, CancellationToken cancellation)
    {
        var lines = (await OfAsync(runId, language, cancellation)).Sla;
        return lines.FirstOrDefault(line => line.Kpi == kpi)
            ?? throw ApiProblems.NotFound(new Phrase("error.unknown-id").With("id", kpi).With("known", string.Join(", ", lines.Select(line => line.Kpi))));
    }

    private static SlaView Of(SlaLine line, string language) => new()
    {
        Kpi = line.Kpi.Id,
        Name = line.Kpi.Name.In(language),
        MeasuringRule = line.Kpi.MeasuringRule.In(language),
        Unit = line.Kpi.Unit,
        Direction = line.Kpi.Direction,
        Required = line.Required,
        Agreed = line.Agreed?.Target,
        MeasurementSource = line.Agreed?.MeasurementSource,
        ReportingPeriod = line.Agreed?.ReportingPeriod,
        Compensation = line.Agreed?.Compensation,
        Verdict = line.Verdict,
    };
}

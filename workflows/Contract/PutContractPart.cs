using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>Takes what the contract settles, part by part. The same part again changes nothing.</summary>
public sealed class PutContractPart(RunStore store)
{
    /// <summary>Stores what is settled for a service standard.</summary>
    /// <exception cref="WrongStageException">The contract is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The KPI is unknown, or its target is no share although it must be one.</exception>
    public async Task<SlaTerm> PutAsync(string runId, SlaTerm term, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Contract);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            InvalidInputException.ThrowIfAny(ErrorsOf(term, file.Kpis));
            var kpi = file.Kpis.First(one => one.Id == term.Kpi);
            var what = new Phrase("audit.contract.sla").With("kpi", kpi.Name)
                .With("target", PhraseValue.Of(term.Target, kpi.Unit == "currency" ? file.Request.Budget.Currency : kpi.Unit));
            return await StageInput.ChangeAsync(store, run, RowKeys.Sla(term.Kpi), term, what, cancellation);
        }, cancellation);
        return term;
    }

    /// <summary>Stores the price.</summary>
    /// <exception cref="WrongStageException">The contract is not being prepared.</exception>
    public Task<ContractPrice> PutAsync(string runId, ContractPrice price, CancellationToken cancellation = default) =>
        PutAsync(runId, RowKeys.ContractPrice, price, new Phrase("audit.contract.price").With("monthly", price.MonthlyService), cancellation);

    /// <summary>Stores the terms.</summary>
    /// <exception cref="WrongStageException">The contract is not being prepared.</exception>
    public Task<ContractTerms> PutAsync(string runId, ContractTerms terms, CancellationToken cancellation = default) => PutAsync(
        runId, RowKeys.ContractTerms, terms,
        new Phrase("audit.contract.terms").With("notice", terms.NoticeDays).With("months", terms.FirstTermMonths), cancellation);

    /// <summary>Stores the communication plan.</summary>
    /// <exception cref="WrongStageException">The contract is not being prepared.</exception>
    public Task<CommunicationPlan> PutAsync(string runId, CommunicationPlan plan, CancellationToken cancellation = default) => PutAsync(
        runId, RowKeys.CommunicationPlan, plan,
        new Phrase("audit.contract.communication").With("contacts", plan.CompanyContacts.Count + plan.VendorContacts.Count).With("levels", plan.Escalation.Count),
        cancellation);

    internal static IReadOnlyList<FieldError> ErrorsOf(SlaTerm term, IReadOnlyList<Kpi> kpis)
    {
        if (kpis.FirstOrDefault(one => one.Id == term.Kpi) is not { } kpi)
            return [FieldError.UnknownId("kpi", term.Kpi, kpis.Select(one => one.Id))];
        return kpi.Measure == KpiMeasure.Proportion && term.Target > 1 ? [new("target", new Phrase("input.share"))] : [];
    }

    private Task<T> PutAsync<T>(string runId, string key, T part, Phrase what, CancellationToken cancellation) where T : class =>
        StageInput.PutAsync(store, runId, StageIds.Contract, key, part, what, cancellation);
}

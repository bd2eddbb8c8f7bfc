using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What the contract settles beside its checklist.</summary>
public sealed class ContractFunctions(
    PutContractPart parts, ContractViews views, HandedIn given, InputReader<SlaTerm> slaInput, InputReader<ContractPrice> priceInput,
    InputReader<ContractTerms> termsInput, InputReader<CommunicationPlan> planInput)
{
    /// <summary>Everything that is settled, and how it compares with what is asked for.</summary>
    [Function(nameof(GetContract))]
    [Answers(typeof(ContractView))]
    public async Task<IResult> GetContract(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/contract")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>One line of the SLA table.</summary>
    [Function(nameof(GetSla))]
    [Answers(typeof(SlaView))]
    public async Task<IResult> GetSla(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/contract/sla/{kpi}")] HttpRequest request,
        string id,
        string kpi,
        CancellationToken cancellation) =>
        Answers.Ok(await views.LineAsync(id, kpi, RequestLanguage.Of(request), cancellation));

    /// <summary>Settles a service standard.</summary>
    [Function(nameof(PutSla))]
    [Takes(typeof(SlaTerm))]
    [Answers(typeof(SlaView))]
    public async Task<IResult> PutSla(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/contract/sla/{kpi}")] HttpRequest request,
        string id,
        string kpi,
        CancellationToken cancellation)
    {
        await parts.PutAsync(id, await slaInput.ReadAsync(request, new Dictionary<string, string> { ["kpi"] = kpi }, cancellation), cancellation);
        return Answers.Ok(await views.LineAsync(id, kpi, RequestLanguage.Of(request), cancellation));
    }

    /// <summary>The price.</summary>
    [Function(nameof(GetContractPrice))]
    [Answers(typeof(ContractPrice))]
    public async Task<IResult> GetContractPrice(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/contract/price")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.OneAsync<ContractPrice>(id, RowKeys.ContractPrice, cancellation));

    /// <summary>Sets the price.</summary>
    [Function(nameof(PutContractPrice))]
    [Takes(typeof(ContractPrice))]
    [Answers(typeof(ContractPrice))]
    public async Task<IResult> PutContractPrice(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/contract/price")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await parts.PutAsync(id, await priceInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>The terms.</summary>
    [Function(nameof(GetContractTerms))]
    [Answers(typeof(ContractTerms))]
    public async Task<IResult> GetContractTerms(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/contract/terms")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.OneAsync<ContractTerms>(id, RowKeys.ContractTerms, cancellation));

    /// <summary>Sets the terms.</summary>
    [Function(nameof(PutContractTerms))]
    [Takes(typeof(ContractTerms))]
    [Answers(typeof(ContractTerms))]
    public async Task<IResult> PutContractTerms(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/contract/terms")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await parts.PutAsync(id, await termsInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>The communication plan.</summary>
    [Function(nameof(GetCommunicationPlan))]
    [Answers(typeof(CommunicationPlan))]
    public async Task<IResult> GetCommunicationPlan(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/contract/communication-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.OneAsync<CommunicationPlan>(id, RowKeys.CommunicationPlan, cancellation));

    /// <summary>Sets the communication plan.</summary>
    [Function(nameof(PutCommunicationPlan))]
    [Takes(typeof(CommunicationPlan))]
    [Answers(typeof(CommunicationPlan))]
    public async Task<IResult> PutCommunicationPlan(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/contract/communication-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await parts.PutAsync(id, await planInput.ReadAsync(request, cancellation), cancellation));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Risks;

namespace Onboarding.Functions;

/// <summary>A run's risk register.</summary>
public sealed class RiskFunctions(PutRisk risks, RiskViews views, InputReader<RiskJudgement> input)
{
    /// <summary>The register, with what changed each risk.</summary>
    [Function(nameof(ListRisks))]
    [Answers(typeof(Listing<RiskView>))]
    public async Task<IResult> ListRisks(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/risks")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<RiskView>(await views.OfAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>Judges a risk, or adds one of the run's own.</summary>
    [Function(nameof(PutRisk))]
    [Takes(typeof(RiskJudgement))]
    [Answers(typeof(RiskView))]
    public async Task<IResult> PutRisk(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/risks/{riskId}")] HttpRequest request,
        string id,
        string riskId,
        CancellationToken cancellation)
    {
        var judgement = await input.ReadAsync(request, new Dictionary<string, string> { ["id"] = riskId }, cancellation);
        return Answers.Ok(views.Of(await risks.PutAsync(id, judgement, cancellation), RequestLanguage.Of(request)));
    }
}

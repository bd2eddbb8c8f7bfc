using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What vendors answer and offer, and how they compare.</summary>
public sealed class VendorHandInFunctions(
    RunStore store, PutAnswers answers, PutOffer offers, ComparisonViews comparisons, InputReader<VendorAnswers> answersInput, InputReader<Offer> offerInput)
{
    /// <summary>Ranking, sensitivity, must-haves and one year's prices side by side.</summary>
    [Function(nameof(GetVendorComparison))]
    [Answers(typeof(ComparisonView))]
    public async Task<IResult> GetVendorComparison(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/comparison")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await comparisons.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>A vendor's answers as they were handed in.</summary>
    [Function(nameof(GetVendorAnswers))]
    [Answers(typeof(VendorAnswers))]
    public async Task<IResult> GetVendorAnswers(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/answers")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<VendorAnswers>(id, vendorId, RowKeys.Answers(vendorId), cancellation));

    /// <summary>Hands in a vendor's answers, all at once.</summary>
    [Function(nameof(PutVendorAnswers))]
    [Takes(typeof(VendorAnswers))]
    [Answers(typeof(VendorAnswers))]
    public async Task<IResult> PutVendorAnswers(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/answers")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation)
    {
        var input = await answersInput.ReadAsync(request, new Dictionary<string, string> { ["vendorId"] = vendorId }, cancellation);
        return Answers.Ok(await answers.PutAsync(id, input, cancellation));
    }

    /// <summary>A vendor's offer as it was handed in.</summary>
    [Function(nameof(GetVendorOffer))]
    [Answers(typeof(Offer))]
    public async Task<IResult> GetVendorOffer(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/offer")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<Offer>(id, vendorId, RowKeys.Offer(vendorId), cancellation));

    /// <summary>Hands in a vendor's offer, or replaces it.</summary>
    [Function(nameof(PutVendorOffer))]
    [Takes(typeof(Offer))]
    [Answers(typeof(Offer))]
    public async Task<IResult> PutVendorOffer(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/offer")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation)
    {
        var input = await offerInput.ReadAsync(request, new Dictionary<string, string> { ["vendorId"] = vendorId }, cancellation);
        return Answers.Ok(await offers.PutAsync(id, input, cancellation));
    }

    private async Task<T> FoundAsync<T>(string runId, string vendorId, string row, CancellationToken cancellation) where T : class
    {
        await store.GetAsync(runId, cancellation);
        return await store.FindAsync<T>(runId, row, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.hand-in").With("vendor", vendorId));
    }
}

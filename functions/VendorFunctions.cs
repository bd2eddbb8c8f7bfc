using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions;

/// <summary>The run's vendors and what evaluators think of them.</summary>
public sealed class VendorFunctions(
    PutVendor vendors, PutScorecard scorecards, VendorViews views, InputReader<Vendor> vendorInput, InputReader<Scorecard> scorecardInput)
{
    /// <summary>The vendors with their ranking.</summary>
    [Function(nameof(ListVendors))]
    [Answers(typeof(Listing<JsonObject>))]
    public async Task<IResult> ListVendors(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<JsonObject>(await views.OfAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>Puts a vendor on the list, or replaces what is known of it.</summary>
    [Function(nameof(PutVendor))]
    [Takes(typeof(Vendor))]
    [Answers(typeof(Vendor))]
    public async Task<IResult> PutVendor(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/vendors/{vendorId}")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation)
    {
        var vendor = await vendorInput.ReadAsync(request, new Dictionary<string, string> { ["id"] = vendorId }, cancellation);
        return Answers.Ok(await vendors.PutAsync(id, vendor, cancellation));
    }

    /// <summary>Hands in one evaluator's scores of a vendor, or replaces them.</summary>
    [Function(nameof(PutScorecard))]
    [Takes(typeof(Scorecard))]
    [Answers(typeof(Scorecard))]
    public async Task<IResult> PutScorecard(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/scorecards/{evaluator}")] HttpRequest request,
        string id,
        string vendorId,
        string evaluator,
        CancellationToken cancellation)
    {
        var fromPath = new Dictionary<string, string> { ["vendorId"] = vendorId, ["evaluator"] = evaluator };
        return Answers.Ok(await scorecards.PutAsync(id, await scorecardInput.ReadAsync(request, fromPath, cancellation), cancellation));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Functions;

/// <summary>Bad ratings and what was done about them.</summary>
public sealed class RatingFunctions(
    AddRatings ratings, CloseRating closings, PilotViews views, InputReader<RatingsInput> ratingsInput, InputReader<RatingClosing> closingInput)
{
    /// <summary>Every bad rating, open ones first, oldest first.</summary>
    [Function(nameof(ListRatings))]
    [Answers(typeof(Listing<RatingItem>))]
    public async Task<IResult> ListRatings(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/ratings")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<RatingItem>(await views.RatingsAsync(id, cancellation)));

    /// <summary>Hands in bad ratings, all or nothing.</summary>
    [Function(nameof(AddRatings))]
    [Takes(typeof(RatingsInput))]
    [Answers(typeof(AcceptedView))]
    public async Task<IResult> AddRatings(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/ratings")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var input = await ratingsInput.ReadAsync(request, cancellation);
        var accepted = await ratings.AddAsync(id, input.Items, cancellation);
        return Answers.Ok(new AcceptedView(accepted, [.. input.Items.Select(BadRating.IdOf)]));
    }

    /// <summary>Closes the loop of a bad rating: why it happened and what was done.</summary>
    [Function(nameof(CloseRating))]
    [Takes(typeof(RatingClosing))]
    [Answers(typeof(RatingItem))]
    public async Task<IResult> CloseRating(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/ratings/{ratingId}")] HttpRequest request,
        string id,
        string ratingId,
        CancellationToken cancellation)
    {
        var closing = await closingInput.ReadAsync(request, cancellation);
        PathWords.RequireId(ratingId);
        return Answers.Ok(await views.OfAsync(id, await closings.PutAsync(id, ratingId, closing, cancellation), cancellation));
    }

    // How many were new or different, and under which id each is closed.
    private sealed record AcceptedView(int Accepted, IReadOnlyList<string> Ids);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Requests;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Training;

namespace Onboarding.Functions;

/// <summary>What the pilot is prepared with and judged by.</summary>
public sealed class PilotFunctions(
    AddCertifications certifications, PutPilotPlan plans, AddReadings readings, PutCost costs, ReadingsReader readingsInput, ReadingViews readingViews,
    InputReader<CertificationsInput> certificationsInput, InputReader<PilotPlan> planInput, InputReader<CostInput> costInput)
{
    /// <summary>Hands in certifications, all or nothing.</summary>
    [Function(nameof(AddCertifications))]
    [Takes(typeof(CertificationsInput))]
    [Answers(typeof(AcceptedView))]
    public async Task<IResult> AddCertifications(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/certifications")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var input = await certificationsInput.ReadAsync(request, cancellation);
        return Answers.Ok(new AcceptedView(await certifications.AddAsync(id, input.Items, cancellation)));
    }

    /// <summary>Sets the pilot's plan.</summary>
    [Function(nameof(PutPilotPlan))]
    [Takes(typeof(PilotPlan))]
    [Answers(typeof(PilotPlan))]
    public async Task<IResult> PutPilotPlan(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/pilot-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await plans.PutAsync(id, await planInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>Hands in readings as JSON or CSV, all or nothing.</summary>
    [Function(nameof(AddReadings))]
    [Query("reason")]
    [Takes(typeof(ReadingsInput))]
    [Answers(typeof(AcceptedView))]
    public async Task<IResult> AddReadings(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/readings")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var input = await readingsInput.ReadAsync(request, cancellation);
        var accepted = 0;
        await input.HandInAsync(async items => accepted = await readings.AddAsync(id, items, input.Reason, cancellation));
        return Answers.Ok(new AcceptedView(accepted));
    }

    /// <summary>The readings by day; with <c>history=true</c> also the values that were corrected.</summary>
    [Function(nameof(ListReadings))]
    [Query("history", ApiParameters.PageSize, ApiParameters.Continuation)]
    [Answers(typeof(Listing<ReadingDay>))]
    public async Task<IResult> ListReadings(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/readings")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var withHistory = PathWords.Flag(request, "history");
        return Answers.Ok(PageRequest.Of(request) is { } page
            ? await readingViews.PageAsync(id, withHistory, page, cancellation)
            : new Listing<ReadingDay>(await readingViews.OfAsync(id, withHistory, cancellation)));
    }

    /// <summary>Sets a month's cost.</summary>
    [Function(nameof(PutCost))]
    [Takes(typeof(CostInput))]
    [Answers(typeof(MonthCost))]
    public async Task<IResult> PutCost(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/costs/{month}")] HttpRequest request,
        string id,
        string month,
        CancellationToken cancellation)
    {
        var input = await costInput.ReadAsync(request, cancellation);
        PathWords.RequireMonth(month);
        return Answers.Ok(await costs.PutAsync(id, new MonthCost(month, input.Amount), cancellation));
    }

    // How many were new or different: what was handed in before counts once.
    private sealed record AcceptedView(int Accepted);
}

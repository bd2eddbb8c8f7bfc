using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Requests;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions;

/// <summary>What is replaced by PUT, read one by one: each answer has the version that If-Match names.</summary>
public sealed class HandedInFunctions(HandedIn given, ActionViews actions, RiskViews risks, PilotViews pilot)
{
    /// <summary>A vendor as it was handed in.</summary>
    [Function(nameof(GetVendor))]
    [Answers(typeof(Vendor))]
    public async Task<IResult> GetVendor(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/{vendorId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<Vendor>(request, nameof(GetVendor), id, cancellation));

    /// <summary>One evaluator's scores of a vendor as they were handed in.</summary>
    [Function(nameof(GetScorecard))]
    [Answers(typeof(Scorecard))]
    public async Task<IResult> GetScorecard(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/scorecards/{evaluator}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<Scorecard>(request, nameof(GetScorecard), id, cancellation));

    /// <summary>The state of a checklist item as it was handed in.</summary>
    [Function(nameof(GetChecklistItem))]
    [Answers(typeof(ChecklistItem))]
    public async Task<IResult> GetChecklistItem(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/checklists/{stage}/{itemId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<ChecklistItem>(request, nameof(GetChecklistItem), id, cancellation));

    /// <summary>A migrated set of records as it was reported.</summary>
    [Function(nameof(GetMigration))]
    [Answers(typeof(MigrationBatch))]
    public async Task<IResult> GetMigration(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/migrations/{batchId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<MigrationBatch>(request, nameof(GetMigration), id, cancellation));

    /// <summary>A connection as it was reported.</summary>
    [Function(nameof(GetConnection))]
    [Answers(typeof(Connection))]
    public async Task<IResult> GetConnection(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/connections/{connectionId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<Connection>(request, nameof(GetConnection), id, cancellation));

    /// <summary>What a role may do.</summary>
    [Function(nameof(GetAccess))]
    [Answers(typeof(AccessRole))]
    public async Task<IResult> GetAccess(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/access/{role}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<AccessRole>(request, nameof(GetAccess), id, cancellation));

    /// <summary>A test case with every attempt.</summary>
    [Function(nameof(GetTestCase))]
    [Answers(typeof(TestCase))]
    public async Task<IResult> GetTestCase(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/test-cases/{caseId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<TestCase>(request, nameof(GetTestCase), id, cancellation));

    /// <summary>An agent with their certifications.</summary>
    [Function(nameof(GetAgent))]
    [Answers(typeof(Agent))]
    public async Task<IResult> GetAgent(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/agents/{agentId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<Agent>(request, nameof(GetAgent), id, cancellation));

    /// <summary>The pilot's plan.</summary>
    [Function(nameof(GetPilotPlan))]
    [Answers(typeof(PilotPlan))]
    public async Task<IResult> GetPilotPlan(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/pilot-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<PilotPlan>(request, nameof(GetPilotPlan), id, cancellation));

    /// <summary>A month's evaluation as it was handed in.</summary>
    [Function(nameof(GetEvaluation))]
    [Answers(typeof(MonthlyEvaluation))]
    public async Task<IResult> GetEvaluation(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/evaluations/{month}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<MonthlyEvaluation>(request, nameof(GetEvaluation), id, cancellation));

    /// <summary>A month's cost.</summary>
    [Function(nameof(GetCost))]
    [Answers(typeof(MonthCost))]
    public async Task<IResult> GetCost(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/costs/{month}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<MonthCost>(request, nameof(GetCost), id, cancellation));

    /// <summary>What was confirmed of a step of the ramp.</summary>
    [Function(nameof(GetRampConfirmation))]
    [Answers(typeof(RampConfirmation))]
    public async Task<IResult> GetRampConfirmation(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/ramp/{step}/confirmations/{confirmationId}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<RampConfirmation>(request, nameof(GetRampConfirmation), id, cancellation));

    /// <summary>When and how the vendor leaves.</summary>
    [Function(nameof(GetExitPlan))]
    [Answers(typeof(ExitPlan))]
    public async Task<IResult> GetExitPlan(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/exit/plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<ExitPlan>(request, nameof(GetExitPlan), id, cancellation));

    /// <summary>What was learned.</summary>
    [Function(nameof(GetExitLessons))]
    [Answers(typeof(ExitLessons))]
    public async Task<IResult> GetExitLessons(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/exit/lessons")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<ExitLessons>(request, nameof(GetExitLessons), id, cancellation));

    /// <summary>What people noted for a business review.</summary>
    [Function(nameof(GetReviewNotes))]
    [Answers(typeof(ReviewNotes))]
    public async Task<IResult> GetReviewNotes(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/operations/reviews/{number}/notes")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<ReviewNotes>(request, nameof(GetReviewNotes), id, cancellation));

    /// <summary>The result of a security audit as it was handed in.</summary>
    [Function(nameof(GetSecurityAudit))]
    [Answers(typeof(SecurityAudit))]
    public async Task<IResult> GetSecurityAudit(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/operations/audits/{on}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await FoundAsync<SecurityAudit>(request, nameof(GetSecurityAudit), id, cancellation));

    /// <summary>One corrective action.</summary>
    [Function(nameof(GetAction))]
    [Answers(typeof(ActionItem))]
    public async Task<IResult> GetAction(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/actions/{actionId}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var found = await FoundAsync<CorrectiveAction>(request, nameof(GetAction), id, cancellation);
        return Answers.Ok(actions.Of(found, RequestLanguage.Of(request)));
    }

    /// <summary>One risk, with what changed it.</summary>
    [Function(nameof(GetRisk))]
    [Answers(typeof(RiskView))]
    public async Task<IResult> GetRisk(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/risks/{riskId}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var found = await FoundAsync<Risk>(request, nameof(GetRisk), id, cancellation);
        return Answers.Ok(risks.Of(found, RequestLanguage.Of(request)));
    }

    /// <summary>One meeting with its agenda and what came of it.</summary>
    [Function(nameof(GetMeeting))]
    [Answers(typeof(MeetingItem))]
    public async Task<IResult> GetMeeting(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/meetings/{date}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var found = await FoundAsync<Meeting>(request, nameof(GetMeeting), id, cancellation);
        return Answers.Ok(pilot.Of(found, RequestLanguage.Of(request)));
    }

    /// <summary>One bad rating and what was done about it.</summary>
    [Function(nameof(GetRating))]
    [Answers(typeof(RatingItem))]
    public async Task<IResult> GetRating(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/ratings/{ratingId}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var found = await FoundAsync<BadRating>(request, nameof(GetRating), id, cancellation);
        return Answers.Ok(await pilot.OfAsync(id, found, cancellation));
    }

    private Task<T> FoundAsync<T>(HttpRequest request, string function, string id, CancellationToken cancellation) where T : class =>
        ResourceRows.Of(RouteCatalog.Find(function)!.Path, request.RouteValues) is { } row
            ? given.OneAsync<T>(id, row, cancellation)
            : throw ApiProblems.NotFound(new Phrase("problem.not-given"));
}

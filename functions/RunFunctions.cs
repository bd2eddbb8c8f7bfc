using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Requests;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Reads runs.</summary>
public sealed class RunFunctions(RunStore store, RunViews runs, TimelineViews timelines, GateViews gates, MailViews mails)
{
    /// <summary>A page of the runs that the caller sees, newest first, filtered as <see cref="RunListQuery"/> reads it.</summary>
    [Function(nameof(ListOnboardings))]
    [Query("q", "status", "stage", "overdue", "waitsForMe", ApiParameters.PageSize, ApiParameters.Continuation)]
    [Answers(typeof(Listing<RunView>))]
    public async Task<IResult> ListOnboardings(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings")] HttpRequest request,
        CancellationToken cancellation) =>
        Answers.Ok(await runs.PageAsync(RunListQuery.Of(request), RequestLanguage.Of(request), cancellation));

    /// <summary>One run with its line of stages.</summary>
    [Function(nameof(GetOnboarding))]
    [Answers(typeof(RunView))]
    public async Task<IResult> GetOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await runs.OneAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>What happened in a run, and whether its audit is unbroken.</summary>
    [Function(nameof(GetTimeline))]
    [Query(ApiParameters.PageSize, ApiParameters.Continuation)]
    [Answers(typeof(TimelineView))]
    public async Task<IResult> GetTimeline(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/timeline")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(PageRequest.Of(request) is { } page
            ? await timelines.PageAsync(id, page, RequestLanguage.Of(request), cancellation)
            : await timelines.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>A run's gates with who was asked and what was decided.</summary>
    [Function(nameof(GetGates))]
    [Answers(typeof(Listing<GateView>))]
    public async Task<IResult> GetGates(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/gates")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<GateView>(await gates.OfAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>A run's outbox.</summary>
    [Function(nameof(GetMails))]
    [Query(ApiParameters.PageSize, ApiParameters.Continuation)]
    [Answers(typeof(Listing<MailView>))]
    public async Task<IResult> GetMails(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/mails")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(PageRequest.Of(request) is { } page
            ? await mails.PageAsync(id, page, cancellation)
            : new Listing<MailView>(await mails.OfAsync(id, cancellation)));

    /// <summary>The run's own copy of its playbook.</summary>
    [Function(nameof(GetPlaybook))]
    [Answers(typeof(Playbook))]
    public async Task<IResult> GetPlaybook(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/playbook")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        return Answers.Ok(await store.GetAsync<Playbook>(id, RowKeys.Playbook, cancellation));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Reads runs.</summary>
public sealed class RunFunctions(RunStore store, RunViews runs, TimelineViews timelines, GateViews gates, MailViews mails)
{
    /// <summary>A page of the runs that the caller sees, newest first, filtered as <see cref="RunListQuery"/> reads it.</summary>
    [Function(nameof(ListOnboardings))]
    public async Task<IResult> ListOnboardings(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings")] HttpRequest request,
        CancellationToken cancellation) =>
        Answers.Ok(await runs.PageAsync(RunListQuery.Of(request), RequestLanguage.Of(request), cancellation));

    /// <summary>One run with its line of stages.</summary>
    [Function(nameof(GetOnboarding))]
    public async Task<IResult> GetOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await runs.OneAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>What happened in a run, and whether its audit is unbroken.</summary>
    [Function(nameof(GetTimeline))]
    public async Task<IResult> GetTimeline(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/timeline")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await timelines.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>A run's gates with who was asked and what was decided.</summary>
    [Function(nameof(GetGates))]
    public async Task<IResult> GetGates(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/gates")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<GateView>(await gates.OfAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>A run's outbox.</summary>
    [Function(nameof(GetMails))]
    public async Task<IResult> GetMails(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/mails")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<MailView>(await mails.OfAsync(id, cancellation)));

    /// <summary>The run's own copy of its playbook.</summary>
    [Function(nameof(GetPlaybook))]
    public async Task<IResult> GetPlaybook(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/playbook")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        return Answers.Ok(await store.GetAsync<Playbook>(id, RowKeys.Playbook, cancellation));
    }
}

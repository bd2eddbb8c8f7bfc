using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>Who answers for somebody who is away: as the project manager says, or as an approver says on the page behind their link.</summary>
public sealed class DelegationFunctions(
    LinkVisits visits,
    RecordAbsence absences,
    DelegatePart parts,
    DelegatePages pages,
    DecisionPages decisions,
    InputReader<AbsenceInput> absenceInput,
    InputReader<DelegateInput> delegateInput,
    SignalDispatcher signals)
{
    /// <summary>Records when somebody is away and who answers meanwhile; open gates are handed over at once.</summary>
    [Function(nameof(PutAbsence))]
    [Takes(typeof(AbsenceInput))]
    [Answers(typeof(Absence))]
    public async Task<IResult> PutAbsence(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/people/{person}/absence")] HttpRequest request,
        string id,
        string person,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await absenceInput.ReadAsync(request, cancellation);
        var kept = await absences.PutAsync(id, person, input, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.person").With("person", person));
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(kept);
    }

    /// <summary>Shows the page on which a part is given away. Nothing changes.</summary>
    [Function(nameof(ShowDelegation))]
    public async Task<IResult> ShowDelegation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}/delegate")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        return visit.Shown is null ? decisions.Nothing(request, visit.State) : await pages.ShowAsync(request, visit.Shown, cancellation);
    }

    /// <summary>Gives the part away, from the page's form or as JSON. The same again is answered the same.</summary>
    [Function(nameof(DelegateApproval))]
    public async Task<IResult> DelegateApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}/delegate")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (MediaTypes.IsJson(request))
        {
            if (visit.Shown is null) throw AnswerResults.Nothing(visit.State);
            var result = await DelegateAsync(request, token, await delegateInput.ReadAsync(request, cancellation), durable, cancellation);
            return DelegateResults.Of(request, result);
        }

        if (!MediaTypes.Is(request, MediaTypes.Form)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Form, MediaTypes.Json);
        var (input, antiForgery) = await DelegateFields.ReadAsync(request, cancellation);
        if (visit.Shown is null) return decisions.Nothing(request, visit.State);
        return AntiForgery.IsValid(request, antiForgery)
            ? await pages.AnsweredAsync(request, input, await DelegateAsync(request, token, input, durable, cancellation), cancellation)
            : await pages.AskAgainAsync(request, visit.Shown, input, cancellation);
    }

    private async Task<DelegateResult> DelegateAsync(HttpRequest request, string token, DelegateInput input, DurableTaskClient durable, CancellationToken cancellation)
    {
        var result = await parts.DelegateAsync(token, input, cancellation);
        if (result.Status == AnswerStatus.Closed) await visits.RefuseAsync(request, token, cancellation);
        // What a repeat finds undelivered is delivered now: the first request may have died between giving and telling.
        if (result.Status == AnswerStatus.Accepted) await signals.DispatchAsync(durable, result.Linked!.File.Run.Id, cancellation);
        return result;
    }
}

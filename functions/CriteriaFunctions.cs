using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What the pilot is judged by.</summary>
public sealed class CriteriaFunctions(RunStore store)
{
    /// <summary>The pilot's success criteria, as they were fixed when it began.</summary>
    [Function(nameof(GetPilotCriteria))]
    [Answers(typeof(PilotCriteria))]
    public async Task<IResult> GetPilotCriteria(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/pilot-criteria")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        return Answers.Ok(await store.FindAsync<PilotCriteria>(id, RowKeys.PilotCriteria, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.pilot-criteria")));
    }
}

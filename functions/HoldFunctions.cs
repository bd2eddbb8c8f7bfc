using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.DataProtection;

namespace Onboarding.Functions;

/// <summary>Keeps runs from retention and erasure, for admins.</summary>
public sealed class HoldFunctions(HoldRun holds, InputReader<HoldInput> input)
{
    /// <summary>Holds a run, live or ended: nothing of it is removed or erased until it is released. Again with another reason: that one counts.</summary>
    [Function(nameof(PutHold))]
    [Takes(typeof(HoldInput))]
    [Answers(typeof(RunHold))]
    public async Task<IResult> PutHold(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/hold")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        ApiProblems.RequireAdmin(request);
        return Answers.Ok(await holds.HoldAsync(id, (await input.ReadAsync(request, cancellation)).Reason, Caller.Of(request).Name, cancellation));
    }

    /// <summary>Lets a run go that was held. One that is not held: the same answer.</summary>
    [Function(nameof(ReleaseHold))]
    [Answers(typeof(ReleasedView))]
    public async Task<IResult> ReleaseHold(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/hold/release")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        ApiProblems.RequireAdmin(request);
        await holds.ReleaseAsync(id, Caller.Of(request).Name, cancellation);
        return Answers.Ok(new ReleasedView(id));
    }

    private sealed record ReleasedView(string Id);
}

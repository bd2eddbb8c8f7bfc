using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Addressing;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>The people of a run.</summary>
public sealed class PeopleFunctions(ReplaceAddress addresses, SignalDispatcher signals, InputReader<AddressInput> input)
{
    /// <summary>Puts another address in the place of one that takes nothing, and asks there what is still open. With a name it is somebody else who takes the person's place. Again: the same answer.</summary>
    [Function(nameof(PutAddress))]
    [Takes(typeof(AddressInput))]
    [Answers(typeof(PersonAddress))]
    public async Task<IResult> PutAddress(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/people/{personKey}/address")] HttpRequest request,
        string id,
        string personKey,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        PathWords.RequireId(personKey);
        var given = await input.ReadAsync(request, cancellation);
        var person = await addresses.PutAsync(id, personKey, given.Email, given.Name, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.person-key").With("key", personKey));
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(person);
    }
}

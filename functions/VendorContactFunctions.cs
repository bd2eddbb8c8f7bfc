using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.VendorSide;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>Who of a vendor is invited to the vendor's pages.</summary>
public sealed class VendorContactFunctions(InviteContact contacts, VendorContacts list, InputReader<ContactInput> contactInput, SignalDispatcher signals)
{
    /// <summary>Everybody who was ever invited.</summary>
    [Function(nameof(ListVendorContacts))]
    [Answers(typeof(Listing<InvitedContact>))]
    public async Task<IResult> ListVendorContacts(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/contacts")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<InvitedContact>((await list.OfAsync(id, vendorId, cancellation)).Contacts));

    /// <summary>Invites somebody by a mail with a link of their own.</summary>
    [Function(nameof(InviteVendorContact))]
    [Takes(typeof(ContactInput))]
    [Answers(typeof(InvitedContact), StatusCodes.Status202Accepted)]
    public async Task<IResult> InviteVendorContact(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/contacts")] HttpRequest request,
        string id,
        string vendorId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await contactInput.ReadAsync(request, cancellation);
        await list.OfAsync(id, vendorId, cancellation);
        var contact = await contacts.InviteAsync(id, vendorId, input, Caller.Of(request).Name, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Accepted(contact);
    }

    /// <summary>Invites a known contact once more; former links open nothing from now on.</summary>
    [Function(nameof(InviteVendorContactAgain))]
    [Answers(typeof(InvitedContact), StatusCodes.Status202Accepted)]
    public async Task<IResult> InviteVendorContactAgain(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/contacts/{contactKey}/invite")] HttpRequest request,
        string id,
        string vendorId,
        string contactKey,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        await list.OfAsync(id, vendorId, cancellation);
        var contact = await contacts.AgainAsync(id, vendorId, Known(contactKey), null, Caller.Of(request).Name, cancellation) ?? throw UnknownContact();
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Accepted(contact);
    }

    /// <summary>Takes an invitation back; the contact's links open nothing from now on.</summary>
    [Function(nameof(RevokeVendorContact))]
    [Answers(typeof(InvitedContact))]
    public async Task<IResult> RevokeVendorContact(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/vendors/{vendorId}/contacts/{contactKey}/revoke")] HttpRequest request,
        string id,
        string vendorId,
        string contactKey,
        CancellationToken cancellation)
    {
        await list.OfAsync(id, vendorId, cancellation);
        return Answers.Ok(await contacts.RevokeAsync(id, vendorId, Known(contactKey), cancellation) ?? throw UnknownContact());
    }

    private static string Known(string contactKey) => RunIds.IsWellFormed(contactKey) ? contactKey : throw UnknownContact();

    private static ApiProblemException UnknownContact() => ApiProblems.NotFound(new Phrase("problem.not-found.contact"));
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.VendorSide;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>The page on which the project manager invites a vendor's contacts.</summary>
public sealed class ContactPageFunctions(InviteContact contacts, VendorContacts list, ContactPages pages, InputReader<ContactInput> input, SignalDispatcher signals)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>Who is invited, and the form.</summary>
    [Function(nameof(ShowContacts))]
    public Task<IResult> ShowContacts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/vendors/{vendorId}/contacts")] HttpRequest request,
        string id,
        string vendorId,
        CancellationToken cancellation) =>
        pages.ShowAsync(request, id, vendorId, FilledForm.Of(new JsonObject()), cancellation);

    /// <summary>Invites somebody.</summary>
    [Function(nameof(InviteContactByPage))]
    public async Task<IResult> InviteContactByPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/vendors/{vendorId}/contacts")] HttpRequest request,
        string id,
        string vendorId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        await list.OfAsync(id, vendorId, cancellation);
        var fields = await FormBody.ReadAsync(request, MostBytes, cancellation);
        PageKey.Take(request, fields);
        var document = FormJson.Of<ContactInput>(fields);
        var shown = document.DeepClone().AsObject();
        try
        {
            await contacts.InviteAsync(id, vendorId, input.Read(document), Caller.Of(request).Name, cancellation);
        }
        catch (InvalidInputException invalid)
        {
            return await pages.ShowAsync(request, id, vendorId, FilledForm.Of(shown, invalid.Errors), cancellation);
        }
        catch (WrongStageException wrong)
        {
            return await pages.ShowAsync(request, id, vendorId, FilledForm.Of(shown), cancellation, wrong.Reason);
        }

        await signals.DispatchAsync(durable, id, cancellation);
        return HtmlPage.SeeOther(request, ContactPages.PathOf(id, vendorId));
    }

    /// <summary>Sends a contact another invitation, or takes the invitation back.</summary>
    [Function(nameof(ChangeContactByPage))]
    public async Task<IResult> ChangeContactByPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/vendors/{vendorId}/contacts/{contactKey}/{what}")] HttpRequest request,
        string id,
        string vendorId,
        string contactKey,
        string what,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        await list.OfAsync(id, vendorId, cancellation);
        var fields = await FormBody.ReadAsync(request, MostBytes, cancellation);
        PageKey.Take(request, fields);
        var key = RunIds.IsWellFormed(contactKey) ? contactKey : "-";
        try
        {
            var contact = what switch
            {
                "invite" => await contacts.AgainAsync(id, vendorId, key, SeenIn(fields), Caller.Of(request).Name, cancellation),
                "revoke" => await contacts.RevokeAsync(id, vendorId, key, cancellation),
                _ => null,
            };
            if (contact is null) throw ApiProblems.NotFound(new Workflows.Language.Phrase("problem.not-found.contact"));
        }
        catch (WrongStageException wrong)
        {
            return await pages.ShowAsync(request, id, vendorId, FilledForm.Of(new JsonObject()), cancellation, wrong.Reason);
        }

        await signals.DispatchAsync(durable, id, cancellation);
        return HtmlPage.SeeOther(request, ContactPages.PathOf(id, vendorId));
    }

    // Sent twice by one page, it is one invitation: the second is about a number that has passed.
    private static int SeenIn(Dictionary<string, StringValues> fields) =>
        int.TryParse(fields.GetValueOrDefault("invitations"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
}

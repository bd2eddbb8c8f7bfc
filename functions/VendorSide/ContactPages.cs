using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>View of the page on which a vendor's contacts are invited.</summary>
internal sealed record ContactsPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    public required string Vendor { get; init; }

    /// <summary>Path of this page.</summary>
    public required string Self { get; init; }

    public required IReadOnlyList<ContactLine> Contacts { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>A contact.</summary>
internal sealed record ContactLine(string Key, string Name, string Email, string Tongue, string InvitedAt, string InvitedBy, bool IsInvited, string RevokedAt)
{
    /// <summary>True when the newest mail did not reach them.</summary>
    public bool IsUnreached { get; init; }

    /// <summary>How many times they were invited.</summary>
    public int Invitations { get; init; } = 1;
}

/// <summary>Renders the page on which a vendor's contacts are invited.</summary>
public sealed class ContactPages([FromKeyedServices("pages")] Templates templates, RunHeads heads, VendorContacts contacts, Phrasebook phrases)
{
    internal static string PathOf(string runId, string vendorId) => $"/runs/{runId}/vendors/{vendorId}/contacts";

    /// <param name="request">Request.</param>
    /// <param name="runId">Run.</param>
    /// <param name="vendorId">Vendor.</param>
    /// <param name="form">The form as it was filled in.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="refusal">Why the run does not take what was asked for; null: it does.</param>
    internal async Task<IResult> ShowAsync(
        HttpRequest request, string runId, string vendorId, FilledForm form, CancellationToken cancellation, Phrase? refusal = null)
    {
        var language = RequestLanguage.Of(request);
        var list = await contacts.OfAsync(runId, vendorId, cancellation);
        var frame = PageFrame.Of(request, "");
        var words = new FieldWords(phrases, form, language);
        FormField[] fields =
        [
            words.Of("name", "contact-name", required: true),
            words.Of("email", "contact-email", FieldKind.Email, required: true),
            words.Of("language", "contact-language", FieldKind.Choice, Languages.All.Select(one => (one, phrases.Word($"language.{one}", language))), required: true),
        ];
        var view = new ContactsPage(language, frame, await heads.OfAsync(request, runId, RunTab.Vendors, cancellation))
        {
            Vendor = list.Vendor.Name,
            Self = PathOf(runId, vendorId),
            Contacts = [.. list.Contacts.Select(contact => Of(contact, frame.Zone, language) with { IsUnreached = list.IsUnreached(contact), Invitations = contact.Invitations })],
            Fields = fields,
            Problems = [.. refusal is null ? [] : new[] { phrases.Render(refusal, language) }, .. words.Others(fields)],
        };
        var status = refusal is not null ? StatusCodes.Status409Conflict : form.Problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return HtmlPage.Of(request, status, templates.Render("contacts.html.liquid", view), hasScripts: true);
    }

    private ContactLine Of(InvitedContact contact, string zone, string language) => new(
        contact.Key, contact.Name, contact.Email, phrases.Word($"language.{contact.Language}", language), InstantText.Of(contact.InvitedAt, zone, language),
        contact.InvitedBy, contact.IsInvited, contact.RevokedAt is { } at ? InstantText.Of(at, zone, language) : "");
}

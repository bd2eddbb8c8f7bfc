using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>What stands around every page of a vendor: <c>_vendor-top</c> and <c>_vendor-bottom</c> draw it.</summary>
/// <param name="Home">Path of the vendor's first page.</param>
/// <param name="OtherLanguage">Query string of the same page in the other language.</param>
/// <param name="OtherCode">The other language's code.</param>
/// <param name="Zone">IANA time zone of the times on the page.</param>
/// <param name="PageKey">Value of the hidden field of every form.</param>
internal sealed record VendorFrame(string Home, string OtherLanguage, string OtherCode, string Zone, string PageKey)
{
    /// <summary>Name of <see cref="PageKey"/>'s field.</summary>
    public string KeyField { get; } = Forms.PageKey.FieldName;

    /// <summary>The other language's own name.</summary>
    public string OtherName => OtherCode == Languages.Chinese ? "中文" : "English";

    /// <summary>The company that outsources.</summary>
    public required string Company { get; init; }

    /// <summary>What the run onboards.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>The contact's name.</summary>
    public required string Name { get; init; }

    /// <summary>The frame for a request. Remembers the language that it asks for.</summary>
    public static VendorFrame Of(HttpRequest request, string token, VendorFile file)
    {
        RequestLanguage.Remember(request);
        var other = LanguageOf(request, file) == Languages.English ? Languages.Chinese : Languages.English;
        return new VendorFrame($"/vendor/{token}", $"?lang={other}", other, ReaderZone.Of(request), Forms.PageKey.Issue(request))
        {
            Company = file.Run.Company,
            Title = file.Run.Title,
            Vendor = file.Vendor.Name,
            Name = file.Contact.Name,
        };
    }

    /// <summary>What the reader chose on a page, else the contact's own language.</summary>
    public static string LanguageOf(HttpRequest request, VendorFile file) =>
        RequestLanguage.Asked(request) ?? RequestLanguage.Chosen(request) ?? (Languages.IsSupported(file.Contact.Language) ? file.Contact.Language : Languages.English);
}

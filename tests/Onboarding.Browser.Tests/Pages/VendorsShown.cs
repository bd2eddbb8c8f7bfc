using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>What vendors' contacts see.</summary>
internal static class VendorsShown
{
    public static IEnumerable<ShownPage> Of(FilledApp app)
    {
        var links = app.Vendors.Links;
        var item = $"{links[StageIds.Contract]}/items/contract/{PlaybookFacts.Usual.ItemsOf(StageIds.Contract)[1]}";
        return
        [
            new("vendor-shortlist", "ShowVendorHome", "vendor-home", language => In(language, links[StageIds.Shortlist])),
            new("vendor-contract", "ShowVendorHome", "vendor-home", language => In(language, links[StageIds.Contract])),
            new("vendor-pilot", "ShowVendorHome", "vendor-home", language => In(language, links[StageIds.Pilot])),
            new("vendor-answers", "ShowVendorForm", "vendor-form", language => In(language, $"{links[StageIds.Shortlist]}/answers")),
            new("vendor-item", "ShowVendorItem", "vendor-form", language => In(language, item)),
            new("vendor-item-errors", "SubmitVendorItem", "vendor-form", language => In(language, item)) { Then = ShownPage.Sent("main form") },
            new("vendor-training", "ShowVendorForm", "vendor-form", language => In(language, $"{links[StageIds.Training]}/training")),
            new("vendor-readings", "ShowVendorForm", "vendor-form", language => In(language, $"{links[StageIds.Pilot]}/readings")),
            new("vendor-readings-errors", "SubmitVendorForm", "vendor-form", language => In(language, $"{links[StageIds.Pilot]}/readings")) { Then = ShownPage.Sent("main form") },
            new("vendor-ended", "ShowVendorHome", "vendor-ended", language => In(language, app.Vendors.Revoked)),
            new("vendor-unknown", "ShowVendorHome", "unknown-link", language => In(language, $"/vendor/{new string('C', 43)}")),
            new("vendor-problem", "ShowVendorForm", "problem", language => In(language, $"{links[StageIds.Contract]}/readings")),
        ];
    }

    // By themselves they are in the language of the contact.
    private static string In(string language, string path) => $"{path}?lang={language}";
}

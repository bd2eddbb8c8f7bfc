namespace Onboarding.Browser.Tests.Pages;

/// <summary>Every page of the product, with what is on it when it matters. Whoever adds a page adds it here; a test says so.</summary>
internal static class EveryPage
{
    /// <summary>Functions whose answer a person sees and that are no pages of ours, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        ["SiteStyle"] = "a style sheet",
        ["SiteScript"] = "a script",
        ["GetEvidenceByPage"] = "a file that is saved",
        ["GetApprovalFile"] = "a file that is saved",
        ["GetVendorFile"] = "a file that is saved",
        ["FollowChangesOfPage"] = "a stream for the script of the pages",
        ["ChangeContactByPage"] = "leads back to ShowContacts",
        ["ConfirmReadings"] = "leads on to ShowPilot",
        ["ShowApi"] = "Scalar's page, not ours",
        ["ApiBrowserScript"] = "Scalar's script",
        ["GetApiDocument"] = "the API's description, for programs",
        ["Health"] = "for programs",
        ["Ready"] = "for programs",
        ["TakeMailEvents"] = "for a mail provider's program",
    };

    /// <summary>All of them, of an app.</summary>
    public static IReadOnlyList<ShownPage> Of(FilledApp app) => [.. ListsShown.Of(app), .. RunShown.Of(app), .. WorkShown.Of(app.Runs), .. ActionsShown.Of(app.Runs), .. LinksShown.Of(app.Links), .. VendorsShown.Of(app)];
}

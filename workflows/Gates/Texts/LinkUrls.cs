namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Addresses that mails lead to.</summary>
/// <param name="baseUrl">Address under which people reach the app, setting <c>Onboarding:BaseUrl</c>.</param>
public sealed class LinkUrls(Uri baseUrl)
{
    /// <summary>Host under which people reach the app.</summary>
    public string Host => baseUrl.IdnHost;

    /// <summary>The page that a token opens.</summary>
    public Uri Of(string token) => new(baseUrl, $"/approvals/{token}");

    /// <summary>The vendor's pages that a token of a vendor's contact opens.</summary>
    public Uri OfVendor(string token) => new(baseUrl, $"/vendor/{token}");

    /// <summary>The run's page, for whoever may sign in.</summary>
    public Uri OfRun(string runId) => new(baseUrl, $"/runs/{runId}");

    /// <summary>Where people of a run judge what vendors handed in.</summary>
    public Uri OfHandIns(string runId) => new(baseUrl, $"/runs/{runId}/hand-ins");

    /// <summary>Where people of a run look at an evidence file.</summary>
    public Uri OfEvidence(string runId, string evidenceId) => new(baseUrl, $"/runs/{runId}/evidence/{evidenceId}");

    /// <summary>Where the project manager gives another address of somebody in a run.</summary>
    public Uri OfAddress(string runId, string personKey) => new(baseUrl, $"/runs/{runId}/actions/address?person={personKey}");
}

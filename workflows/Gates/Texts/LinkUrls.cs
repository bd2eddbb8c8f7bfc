namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Addresses of decision pages.</summary>
/// <param name="baseUrl">Address under which people reach the app, setting <c>Onboarding:BaseUrl</c>.</param>
public sealed class LinkUrls(Uri baseUrl)
{
    /// <summary>Host under which people reach the app.</summary>
    public string Host => baseUrl.IdnHost;

    /// <summary>The page that a token opens.</summary>
    public Uri Of(string token) => new(baseUrl, $"/approvals/{token}");

    /// <summary>Where the API takes another address of somebody in a run.</summary>
    public Uri OfAddress(string runId, string personKey) => new(baseUrl, $"/api/v1/onboardings/{runId}/people/{personKey}/address");
}

using System.Net;

namespace Onboarding.Cli.Doctor;

/// <summary>Settings that do not go together, and keys that are missing. A pure look at the values.</summary>
internal static class SettingsCheck
{
    private static readonly string[] Securities = ["auto", "starttls", "tls", "none"];

    public static IEnumerable<Finding> Of(Surroundings here, Texts texts)
    {
        var found = Wrongs(here, texts).ToList();
        return found.Count > 0 ? found : [Finding.Fine("settings", texts["doctor.settings.fine"])];
    }

    private static IEnumerable<Finding> Wrongs(Surroundings here, Texts texts)
    {
        Finding Wrong(string what, string remedy) => Finding.Wrong("settings", what, remedy);
        var (provider, baseUrl, security) = (here["Mail:Provider", "smtp"].ToLowerInvariant(), here["Onboarding:BaseUrl"], here["Mail:Smtp:Security", "auto"].ToLowerInvariant());
        if (provider is not ("smtp" or "sendgrid")) yield return Wrong(texts["doctor.settings.value", "Mail:Provider", provider], texts["doctor.settings.one-of", "smtp, sendgrid"]);
        if (provider == "sendgrid" && here["Mail:SendGrid:ApiKey"].Length == 0) yield return Wrong(texts["doctor.settings.missing", "Mail:SendGrid:ApiKey"], texts["doctor.settings.api-key"]);
        if (provider == "sendgrid" && here["Mail:SendGrid:WebhookPublicKey"].Length == 0)
            yield return Finding.Notice("settings", texts["doctor.settings.missing", "Mail:SendGrid:WebhookPublicKey"], texts["doctor.settings.webhook-key"]);
        if (!Securities.Contains(security)) yield return Wrong(texts["doctor.settings.value", "Mail:Smtp:Security", security], texts["doctor.settings.one-of", string.Join(", ", Securities)]);
        if (security == "none" && here["Mail:Smtp:User"].Length > 0) yield return Wrong(texts["doctor.settings.clear-password"], texts["doctor.settings.encrypt"]);
        if (baseUrl.Length > 0 && !IsHttp(baseUrl)) yield return Wrong(texts["doctor.settings.value", "Onboarding:BaseUrl", baseUrl], texts["doctor.settings.base-url"]);
        else if (provider == "sendgrid" && IsLocal(baseUrl)) yield return Finding.Notice("settings", texts["doctor.settings.local-links"], texts["doctor.settings.base-url"]);
        if (ListensBeyond(here["ASPNETCORE_URLS"]) && !here.Settings.Any(one => one.Key.StartsWith("Runtime:Keys:", StringComparison.OrdinalIgnoreCase) && one.Value.Length > 0))
            yield return Wrong(texts["doctor.settings.no-key"], texts["doctor.settings.set-key"]);
        foreach (var folder in new[] { "Onboarding:CalendarFolder", "Onboarding:PlaybookFolder" }.Where(name => here[name].Length > 0 && !Directory.Exists(here[name])))
            yield return Wrong(texts["doctor.settings.no-folder", folder, here[folder]], texts["doctor.settings.folder"]);
    }

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static bool IsLocal(string baseUrl) => baseUrl.Length == 0 || new Uri(baseUrl).IsLoopback;

    // As the app decides it: one address that is not loopback is enough.
    private static bool ListensBeyond(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(url => !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || !(address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
}

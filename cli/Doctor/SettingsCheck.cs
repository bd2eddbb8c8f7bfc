using System.Net;

namespace Onboarding.Cli.Doctor;

/// <summary>Settings that do not go together, and keys that are missing, as the app judges them at its start. A pure look at the values.</summary>
internal static class SettingsCheck
{
    private const string Check = "settings";

    private static readonly string[] Securities = ["auto", "starttls", "tls", "none"];
    private static readonly string[] Providers = ["smtp", "sendgrid"];
    private static readonly string[] Folders = ["Onboarding:CalendarFolder", "Onboarding:PlaybookFolder"];

    public static IEnumerable<Finding> Of(Surroundings here, Texts texts)
    {
        Finding[] found = [.. OfMail(here, texts), .. OfAddresses(here, texts), .. OfFolders(here, texts)];
        return found.Length > 0 ? found : [Finding.Fine(Check, texts["doctor.settings.fine"])];
    }

    private static IEnumerable<Finding> OfMail(Surroundings here, Texts texts)
    {
        var (provider, security) = (ProviderOf(here), here["Mail:Smtp:Security", "auto"].ToLowerInvariant());
        if (!Providers.Contains(provider)) yield return NotOneOf("Mail:Provider", provider, Providers, texts);
        if (!Securities.Contains(security)) yield return NotOneOf("Mail:Smtp:Security", security, Securities, texts);
        if (security == "none" && here["Mail:Smtp:User"].Length > 0)
            yield return Finding.Wrong(Check, texts["doctor.settings.clear-password"], texts["doctor.settings.encrypt"]);
        if (provider != "sendgrid") yield break;
        if (here["Mail:SendGrid:ApiKey"].Length == 0)
            yield return Finding.Wrong(Check, texts["doctor.settings.missing", "Mail:SendGrid:ApiKey"], texts["doctor.settings.api-key"]);
        if (here["Mail:SendGrid:WebhookPublicKey"].Length == 0)
            yield return Finding.Notice(Check, texts["doctor.settings.missing", "Mail:SendGrid:WebhookPublicKey"], texts["doctor.settings.webhook-key"]);
    }

    private static IEnumerable<Finding> OfAddresses(Surroundings here, Texts texts)
    {
        var baseUrl = here["Onboarding:BaseUrl"];
        if (baseUrl.Length > 0 && !IsHttp(baseUrl))
            yield return Finding.Wrong(Check, texts["doctor.settings.value", "Onboarding:BaseUrl", baseUrl], texts["doctor.settings.base-url"]);
        else if (ProviderOf(here) == "sendgrid" && IsLocal(baseUrl))
            yield return Finding.Notice(Check, texts["doctor.settings.local-links"], texts["doctor.settings.base-url"]);
        if (!AddressesOf(here).Any(url => !IsLoopback(url))) yield break;
        if (!HasKey(here)) yield return Finding.Wrong(Check, texts["doctor.settings.no-key"], texts["doctor.settings.set-key"]);
        if (!IsSignedInto(here)) yield return Finding.Wrong(Check, texts["doctor.settings.no-sign-in"], texts["doctor.settings.sign-in"]);
    }

    private static IEnumerable<Finding> OfFolders(Surroundings here, Texts texts) =>
        from setting in Folders
        let folder = here[setting]
        where folder.Length > 0 && !Directory.Exists(folder)
        select Finding.Wrong(Check, texts["doctor.settings.no-folder", setting, folder], texts["doctor.settings.folder"]);

    private static string ProviderOf(Surroundings here) => here["Mail:Provider", "smtp"].ToLowerInvariant();

    private static Finding NotOneOf(string setting, string value, IEnumerable<string> known, Texts texts) =>
        Finding.Wrong(Check, texts["doctor.settings.value", setting, value], texts["doctor.settings.one-of", string.Join(", ", known)]);

    private static bool HasKey(Surroundings here) =>
        here.Settings.Any(one => one.Key.StartsWith("Runtime:Keys:", StringComparison.OrdinalIgnoreCase) && one.Value.Length > 0);

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static bool IsLocal(string baseUrl) => baseUrl.Length == 0 || new Uri(baseUrl).IsLoopback;

    // Kestrel's own section goes before the list of addresses; one that is not loopback is enough.
    private static IEnumerable<string> AddressesOf(Surroundings here) =>
    [
        .. here["ASPNETCORE_URLS"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. from one in here.Settings
           where one.Key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase) && one.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)
           select one.Value,
    ];

    private static bool IsSignedInto(Surroundings here) =>
        here["SignIn:Provider"].Equals("appService", StringComparison.OrdinalIgnoreCase) && here["WEBSITE_AUTH_ENABLED"].Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}

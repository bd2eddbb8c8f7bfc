using System.Text.Json;

namespace Onboarding.Functions.SignIn;

/// <summary>
/// Reads the header in which App Service authentication says who signed in: base64 of a JSON document with the claims of the token. It is
/// believed only where App Service authentication is on, which keeps callers from sending the header themselves.
/// </summary>
internal static class AppServicePrincipal
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int LongestText = 200;

    // Entra's own names first; the long ones come from older tokens.
    private static readonly string[] Emails = ["preferred_username", "email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"];
    private static readonly string[] Names = ["name", .. Emails, "appid", "azp"];
    private static readonly string[] Roles = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>Who signed in; null when the header is missing or says nothing that could be somebody.</summary>
    /// <param name="header">The header's value.</param>
    public static Caller? Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header) || ClaimsOf(header) is not { } claims) return null;
        if (FirstOf(claims, Names) is not { } name) return null;
        var email = Emails.SelectMany(type => ValuesOf(claims, type)).FirstOrDefault(value => value.Contains('@', StringComparison.Ordinal));
        return new Caller(name, email, RoleOf(claims)) { Source = CallerSource.AppService };
    }

    // Of several roles the one that may most.
    private static CallerRole RoleOf(List<Claim> claims) =>
        Roles.SelectMany(type => ValuesOf(claims, type)).Select(value => CallerRoles.Of(value) ?? CallerRole.None).DefaultIfEmpty(CallerRole.None).Max();

    private static string? FirstOf(List<Claim> claims, IEnumerable<string> types) => types.SelectMany(type => ValuesOf(claims, type)).FirstOrDefault();

    private static IEnumerable<string> ValuesOf(List<Claim> claims, string type) =>
        claims.Where(claim => claim.Type.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(claim => claim.Value);

    private static List<Claim>? ClaimsOf(string header)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header.Trim()));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("claims", out var claims) && claims.ValueKind == JsonValueKind.Array
                ? [.. claims.EnumerateArray().Select(ClaimOf).OfType<Claim>()]
                : null;
        }
        catch (Exception garbage) when (garbage is FormatException or JsonException)
        {
            return null;
        }
    }

    private static Claim? ClaimOf(JsonElement claim) =>
        TextOf(claim, "typ") is { } type && TextOf(claim, "val") is { } value ? new Claim(type, value) : null;

    // It goes into pages and into the audit, so nothing that could not be a line of text.
    private static string? TextOf(JsonElement claim, string name)
    {
        if (claim.ValueKind != JsonValueKind.Object || !claim.TryGetProperty(name, out var text) || text.ValueKind != JsonValueKind.String) return null;
        var line = string.Concat(text.GetString()!.Where(letter => !char.IsControl(letter))).Trim();
        return line.Length is > 0 and <= LongestText ? line : null;
    }

    private sealed record Claim(string Type, string Value);
}

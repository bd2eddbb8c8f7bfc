using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.Events;

/// <summary>One entry of <c>Events:Webhooks</c>: <c>Url</c>, <c>Secret</c>, <c>FormerSecret</c> (optional), <c>Types</c> (optional list).</summary>
internal static class WebhookSettings
{
    private const string SecretPrefix = "whsec_";

    // What Standard Webhooks asks for.
    private const int FewestSecretBytes = 24;
    private const int MostSecretBytes = 64;

    public static Webhook Read(IConfigurationSection entry)
    {
        var (secret, former) = (SecretOf(entry.GetSection("Secret")), entry.GetSection("FormerSecret"));
        IReadOnlyList<string> secrets = string.IsNullOrEmpty(former.Value) ? [secret] : [secret, SecretOf(former)];
        return new Webhook(UrlOf(entry.GetSection("Url")), secrets, TypesOf(entry.GetSection("Types")));
    }

    private static Uri UrlOf(IConfigurationSection setting)
    {
        if (!Uri.TryCreate(setting.Value, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw Wrong(setting, "must be an absolute https address");
        if (url.Scheme == "http" && !url.IsLoopback) throw Wrong(setting, "must be https; http is taken on this machine only");
        if (url.UserInfo.Length > 0) throw Wrong(setting, "must not carry a user name or password; receivers check the signature");
        return url;
    }

    private static string SecretOf(IConfigurationSection setting)
    {
        var secret = setting.Value ?? "";
        var key = new byte[MostSecretBytes + 1];
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length)
            || length is < FewestSecretBytes or > MostSecretBytes)
        {
            throw Wrong(setting, $"must be {SecretPrefix} followed by {FewestSecretBytes} to {MostSecretBytes} random bytes as base64");
        }

        return secret;
    }

    private static HashSet<string>? TypesOf(IConfigurationSection setting)
    {
        var types = setting.GetChildren().Select(type => type.Value ?? "").ToHashSet(StringComparer.Ordinal);
        if (types.FirstOrDefault(type => !EventKinds.Types.Contains(type)) is { } unknown)
            throw Wrong(setting, $"names '{unknown}'; the types are {string.Join(", ", EventKinds.Types)}");
        return types.Count == 0 ? null : types;
    }

    private static InvalidDataException Wrong(IConfigurationSection setting, string remedy) => new($"{setting.Path} {remedy}.");
}

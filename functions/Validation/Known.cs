namespace Onboarding.Functions.Validation;

/// <summary>Words that requests choose from.</summary>
internal static class Known
{
    public static IReadOnlyList<string> Channels { get; } = ["phone", "email", "chat", "in-app", "social"];

    public static IReadOnlyList<string> Directions { get; } = ["inbound", "outbound"];

    public static IReadOnlyList<string> Systems { get; } = ["crm", "help-desk", "order-management", "telephony", "ccaas"];

    public static IReadOnlyList<string> Flows { get; } = ["in", "out", "both"];

    public static IReadOnlyList<string> Authentications { get; } = ["oauth2", "saml", "mutual-tls", "api-key", "password"];

    public static IReadOnlyList<string> Environments { get; } = ["test", "production"];

    public static IReadOnlyList<string> Permissions { get; } = ["read", "write", "export", "admin"];

    public static IReadOnlyList<string> DeliveryModels { get; } = ["onshore", "nearshore", "offshore", "follow-the-sun"];

    public static IReadOnlyList<string> PricingModels { get; } = ["per-agent", "per-hour", "per-contact", "hybrid"];
}

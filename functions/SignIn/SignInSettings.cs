using Microsoft.Extensions.Configuration;

namespace Onboarding.Functions.SignIn;

/// <summary>How people sign in. Section <c>SignIn</c> of the settings.</summary>
internal sealed record SignInSettings
{
    private const string LocalProvider = "local";
    private const string AppServiceProvider = "appService";

    /// <summary>The identity of this machine, with which every request is made; null: App Service authentication says who makes it.</summary>
    public Caller? Local { get; private init; }

    /// <summary>True when the host asks for a key where a function needs one; on loopback it lets everybody in.</summary>
    public bool HostChecksKeys { get; private init; }

    /// <summary>The settings.</summary>
    /// <exception cref="InvalidDataException">They let nobody sign in, or strangers in; its message is one line for whoever starts the app.</exception>
    public static SignInSettings Read(IConfiguration settings)
    {
        var isLoopback = Listening.IsLoopbackOnly(settings);
        var provider = settings["SignIn:Provider"] is { Length: > 0 } chosen ? chosen : isLoopback ? LocalProvider : null;
        if (AppServiceProvider.Equals(provider, StringComparison.OrdinalIgnoreCase)) return AppService(settings, isLoopback);
        if (provider is not null && !LocalProvider.Equals(provider, StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"SignIn:Provider is '{provider}'; it must be {LocalProvider} or {AppServiceProvider}.");
        if (isLoopback) return new SignInSettings { Local = LocalIdentity(settings) };
        throw new InvalidDataException(
            $"The app is reached from beyond this machine and nobody signs in. Set SignIn:Provider to {AppServiceProvider}, or listen on 127.0.0.1 (docs/sign-in.md).");
    }

    private static SignInSettings AppService(IConfiguration settings, bool isLoopback) => settings["WEBSITE_AUTH_ENABLED"] is { } on && bool.TryParse(on, out var isOn) && isOn
        ? new SignInSettings { HostChecksKeys = !isLoopback }
        : throw new InvalidDataException(
            $"SignIn:Provider is {AppServiceProvider}, but App Service authentication is not on (WEBSITE_AUTH_ENABLED): its headers could be anybody's. Switch it on (docs/sign-in.md).");

    private static Caller LocalIdentity(IConfiguration settings)
    {
        var name = settings["SignIn:Local:Name"] is { Length: > 0 } given ? given.Trim() : Caller.Local.Name;
        var email = settings["SignIn:Local:Email"] is { Length: > 0 } address ? address.Trim() : null;
        if (email?.Contains('@', StringComparison.Ordinal) == false) throw new InvalidDataException($"SignIn:Local:Email is '{email}'; it must be an e-mail address.");
        var role = CallerRole.Admin;
        if (settings["SignIn:Local:Role"] is { Length: > 0 } named)
            role = CallerRoles.Of(named) ?? throw new InvalidDataException($"SignIn:Local:Role is '{named}'; it must be one of: {string.Join(", ", CallerRoles.Names)}.");
        if (role != CallerRole.Admin && email is null)
            throw new InvalidDataException("SignIn:Local:Role sees only runs with SignIn:Local:Email among their people; set the address, or the role admin.");
        return new Caller(name, email, role);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;

namespace Onboarding.Integration.Tests.SignIn;

/// <summary>An app behind App Service authentication, whose headers the tests set in its place.</summary>
public sealed class SignedInApp : IAsyncLifetime
{
    private AppProcess? _process;

    internal LocalStack Stack { get; private set; } = null!;

    internal static (string Name, string Value)[] Settings { get; } = [("SignIn__Provider", "appService"), ("WEBSITE_AUTH_ENABLED", "True")];

    internal Api Nobody(params (string Name, string Value)[] headers) => new(Stack.App, "en", headers);

    internal Api As(string name, string role) => Nobody(HeaderOf(name, role));

    /// <summary>The header with which somebody comes who signed in; their address follows from their name.</summary>
    internal static (string Name, string Value) HeaderOf(string name, string role)
    {
        (string, string)[] claims = [("name", name), ("preferred_username", Play.Sample.EmailOf(name)), ("roles", role)];
        var principal = new JsonObject { ["claims"] = new JsonArray([.. claims.Select(claim => new JsonObject { ["typ"] = claim.Item1, ["val"] = claim.Item2 })]) };
        return ("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal.ToJsonString())));
    }

    public async Task InitializeAsync()
    {
        Stack = await LocalStack.StartAsync(withInbox: false);
        _process = await AppProcess.StartAsync(Stack, null, Settings);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        await Stack.DisposeAsync();
    }
}

using Microsoft.Extensions.Configuration;
using Onboarding.Functions.SignIn;

namespace Onboarding.Unit.Tests.SignIn;

public sealed class SignInSettingsTests
{
    private const string Loopback = "urls=http://127.0.0.1:7071";

    [Theory]
    [InlineData("urls=http://127.0.0.1:7071", true)]
    [InlineData("urls=http://localhost:7071;http://[::1]:7072", true)]
    [InlineData("urls=http://127.0.0.1:7071;http://10.0.0.5:7071", false)]
    [InlineData("urls=http://*:80", false)]
    [InlineData("urls=http://+:80", false)]
    [InlineData("urls=http://0.0.0.0:80", false)]
    [InlineData("urls=http://[::]:80", false)]
    [InlineData("urls=http://localhost.example.com", false)]
    [InlineData("", false)]
    [InlineData("urls=http://127.0.0.1:7071|Kestrel:Endpoints:Http:Url=http://0.0.0.0:80", false)]
    // The Functions host stands in front of a worker that listens on loopback.
    [InlineData("urls=http://localhost:4711|WEBSITE_HOSTNAME=onboarding.azurewebsites.net", false)]
    [InlineData("urls=http://localhost:4711|Functions:Worker:HostEndpoint=http://localhost:4712", false)]
    [InlineData("urls=http://localhost:4711|WEBSITE_HOSTNAME=localhost:7071", false)]
    public void Who_can_reach_the_app_is_known_by_the_hosts_settings(string settings, bool isLoopback) =>
        Assert.Equal(isLoopback, Listening.IsLoopbackOnly(Of(settings)));

    [Fact]
    public void On_loopback_the_identity_is_the_machines_unless_settings_say_otherwise()
    {
        Assert.Equal(Caller.Local, Read(Loopback).Local);
        Assert.Equal(
            new Caller("Mei", "mei@example.com", CallerRole.Viewer),
            Read($"{Loopback}|SignIn:Local:Name=Mei|SignIn:Local:Email=mei@example.com|SignIn:Local:Role=Viewer").Local);
    }

    [Fact]
    public void App_Service_authentication_is_believed_where_it_is_on()
    {
        var (onAzure, onLoopback) = (Read("WEBSITE_HOSTNAME=a.example|SignIn:Provider=appService|WEBSITE_AUTH_ENABLED=True"), Read($"{Loopback}|SignIn:Provider=appService|WEBSITE_AUTH_ENABLED=true"));

        Assert.Equal((null, null), (onAzure.Local, onLoopback.Local));
        Assert.Equal((true, false), (onAzure.HostChecksKeys, onLoopback.HostChecksKeys));
    }

    [Theory]
    [InlineData("urls=http://*:80", "Set SignIn:Provider")]
    [InlineData("", "Set SignIn:Provider")]
    [InlineData("urls=http://*:80|SignIn:Provider=local", "Set SignIn:Provider")]
    [InlineData("urls=http://*:80|SignIn:Provider=appService", "WEBSITE_AUTH_ENABLED")]
    [InlineData("urls=http://*:80|SignIn:Provider=appService|WEBSITE_AUTH_ENABLED=false", "WEBSITE_AUTH_ENABLED")]
    [InlineData("urls=http://127.0.0.1|SignIn:Provider=appService", "WEBSITE_AUTH_ENABLED")]
    [InlineData("urls=http://127.0.0.1|SignIn:Provider=ldap", "it must be local or appService")]
    [InlineData("urls=http://127.0.0.1|SignIn:Local:Role=boss", "viewer, manager, admin")]
    [InlineData("urls=http://127.0.0.1|SignIn:Local:Email=mei", "e-mail address")]
    [InlineData("urls=http://127.0.0.1|SignIn:Local:Role=manager", "SignIn:Local:Email")]
    public void Settings_that_let_nobody_or_strangers_in_are_refused_in_one_line(string settings, string says)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(settings));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static SignInSettings Read(string settings) => SignInSettings.Read(Of(settings));

    private static IConfiguration Of(string settings) => new ConfigurationBuilder().AddInMemoryCollection(
        settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], string? (one) => one[1])).Build();
}

using System.Diagnostics;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Telemetry;
using OpenTelemetry.Trace;

namespace Onboarding.Unit.Tests.Telemetry;

public sealed class ExportTests
{
    private const string Nowhere = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:1/";

    [Fact]
    public void Without_a_receiver_nothing_is_added()
    {
        var services = new ServiceCollection();

        services.AddOnboardingTelemetry(Settings());

        Assert.Empty(services);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", Nowhere)]
    public void However_many_come_at_once_each_trace_is_kept(string setting, string value)
    {
        using var provider = Provider((setting, value));
        provider.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource("Onboarding");

        for (var run = 0; run < 50; run++)
        {
            using var span = source.StartActivity("run", ActivityKind.Producer);
            Assert.True(span!.Recorded);
        }
    }

    [Fact]
    public void What_nobody_asked_for_begins_no_trace_and_what_belongs_to_one_follows_it()
    {
        using var provider = Provider(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
        provider.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource("Onboarding");
        var (kept, dropped) = (ContextOf(ActivityTraceFlags.Recorded), ContextOf(ActivityTraceFlags.None));

        using (var upkeep = source.StartActivity("TableClient.Query", ActivityKind.Internal, default(ActivityContext))) Assert.True(upkeep is not { Recorded: true });
        using (var pass = source.StartActivity("GET", ActivityKind.Client, default(ActivityContext))) Assert.True(pass is not { Recorded: true });
        using (var part = source.StartActivity("part", ActivityKind.Internal, kept)) Assert.True(part!.Recorded);
        using (var other = source.StartActivity("other", ActivityKind.Producer, dropped)) Assert.True(other is not { Recorded: true });
    }

    // The Functions host sends traceparent 00-...-00 with whatever it hands on.
    [Theory]
    [InlineData("GET api/v1/onboardings/{id}", ActivityKind.Server, true)]
    [InlineData("function GetOnboarding", ActivityKind.Internal, true)]
    [InlineData("function SendMail", ActivityKind.Internal, true)]
    [InlineData("function ReconcileRuns", ActivityKind.Internal, false)]
    [InlineData("function OnboardingOrchestrator", ActivityKind.Internal, false)]
    [InlineData("TableClient.Query", ActivityKind.Internal, false)]
    public void What_the_host_hands_on_is_kept_although_the_host_says_that_it_keeps_nothing(string name, ActivityKind kind, bool isKept)
    {
        using var provider = Provider(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
        provider.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource("Onboarding");

        using var span = source.StartActivity(name, kind, ContextOf(ActivityTraceFlags.None));
        Assert.Equal(isKept, span is { Recorded: true });
        using var below = source.StartActivity("TableClient.GetEntity", ActivityKind.Client);
        Assert.Equal(isKept, below is { Recorded: true });
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Authorization=Key", false)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("Authorization=AAD;ClientId=00000000-0000-0000-0000-000000000001", true)]
    [InlineData("clientid = x ; authorization = aad", true)]
    public void An_identity_tells_Azure_Monitor_when_the_setting_says_so(string? setting, bool isIdentity) =>
        Assert.Equal(isIdentity, TelemetryServices.CredentialOf(setting) is ManagedIdentityCredential);

    private static ServiceProvider Provider(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        var configuration = Settings(settings);
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddTelemetryExport(configuration);
        return services.BuildServiceProvider();
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value)).Build();

    private static ActivityContext ContextOf(ActivityTraceFlags flags) => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, isRemote: true);
}

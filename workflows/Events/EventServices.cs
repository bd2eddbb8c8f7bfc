using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>What telling events needs.</summary>
internal static class EventServices
{
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">With the section <c>Events</c>.</param>
    /// <param name="baseUrl">Address of this app.</param>
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration, Uri baseUrl)
    {
        // Read once; the host's start asks for it, so that a wrong setting is named then.
        services.TryAddSingleton(_ => Webhooks.Read(configuration));
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<EventOutbox>();
        services.TryAddSingleton<EventDispatcher>();
        services.TryAddSingleton<WebhookTransport>();
        services.TryAddSingleton(provider => new EventEnvelope(provider.GetRequiredService<Phrasebook>(), baseUrl));
        services.AddHttpClient(nameof(WebhookTransport), client => client.Timeout = WebhookTransport.Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows;

/// <summary>
/// Asks for everything that is read from files and settings, so that a broken playbook, text, template or mail setting stops the start
/// with its own message instead of failing a run weeks later.
/// </summary>
internal sealed partial class ContentAtStart(IServiceProvider services, ILogger<ContentAtStart> log) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var playbooks = services.GetRequiredService<PlaybookCatalog>();
        var transport = services.GetRequiredService<IMailTransport>();
        services.GetRequiredService<Webhooks>();
        services.GetRequiredService<WorkCalendars>();
        services.GetRequiredService<RetentionSettings>();
        services.GetRequiredService<PageRenderer>();
        services.GetRequiredService<LetterWriter>();
        Ready(log, playbooks.All.Count, transport.GetType().Name);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "{Playbooks} playbook(s) are ready; mail goes out by {Transport}.")]
    private static partial void Ready(ILogger log, int playbooks, string transport);
}

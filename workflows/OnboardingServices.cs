using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Addressing;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Chat;
using Onboarding.Workflows.Mail.Delivery;
using Onboarding.Workflows.Mail.Digests;
using Onboarding.Workflows.Mail.Kinds;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Playbooks.Files;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Storage.Requests;
using Onboarding.Workflows.Telemetry;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows;

/// <summary>Everything that the workflows need, for a host's services.</summary>
public static class OnboardingServices
{
    private const string Storage = "AzureWebJobsStorage";
    private const string DefaultBaseUrl = "http://127.0.0.1:7071";

    /// <summary>Adds storage, playbooks, texts, gates and mail. Tables are created when the host starts.</summary>
    public static IServiceCollection AddOnboardingWorkflows(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Paths of webhooks and channels are secrets, and four lines for each mail would say what its span and its row say better.
        services.ConfigureHttpClientDefaults(http => http.RemoveAllLoggers());
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential(IdentityOf(configuration)));
        services.TryAddSingleton(provider => TablesOf(configuration, provider));
        services.TryAddSingleton(provider => BlobsOf(configuration, provider));
        services.TryAddSingleton(EvidenceSettings.Read(configuration));
        services.TryAddSingleton<EvidenceStore>();
        services.TryAddSingleton<RunIndex>();
        services.TryAddSingleton<CensusMeter>();
        services.TryAddSingleton<ChangeBell>();
        services.TryAddSingleton<KeptAnswers>();
        services.TryAddSingleton<RunStore>();
        services.TryAddSingleton<RequestDrafts>();
        services.TryAddSingleton<StorageProbe>();
        services.AddHostedService<ContentAtStart>();
        services.AddHostedService<TablesAtStart>();
        services.TryAddSingleton(_ => Phrasebook.Load(TemplateFolder("texts")));
        // Read once; the host's start asks for it, so that a broken playbook is named then.
        services.TryAddSingleton(provider => PlaybooksOf(configuration, provider.GetRequiredService<Phrasebook>()));
        services.TryAddSingleton(_ => WorkCalendars.Load(configuration, TemplateFolder("calendars"), Directory.GetCurrentDirectory()));
        return services.AddEvents(configuration, BaseUrlOf(configuration)).AddGates(configuration).AddMail(configuration).AddVendorSide()
            .AddDataProtectionOfPeople(configuration).AddStages();
    }

    private static PlaybookCatalog PlaybooksOf(IConfiguration configuration, Phrasebook phrases)
    {
        try
        {
            var own = PlaybookFolders.Own(configuration, Directory.GetCurrentDirectory());
            return PlaybookCatalog.LoadAsync(TemplateFolder("playbooks"), own).GetAwaiter().GetResult();
        }
        catch (InvalidPlaybookException broken)
        {
            throw new InvalidDataException($"Playbooks cannot be used:{Environment.NewLine}{broken.In(phrases, Languages.English)}", broken);
        }
    }

    private static IServiceCollection AddGates(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<ApprovalLinks>();
        services.TryAddSingleton<GateArchive>();
        services.TryAddSingleton<LinkNotes>();
        services.TryAddSingleton<ExpireGate>();
        services.TryAddSingleton<GateHealing>();
        services.TryAddSingleton<CalendarGaps>();
        services.TryAddSingleton<TurnDates>();
        services.TryAddSingleton<AnswerGate>();
        services.TryAddSingleton<RecordAbsence>();
        services.TryAddSingleton<DelegatePart>();
        services.TryAddSingleton<AddApprover>();
        services.TryAddSingleton<ResendRequest>();
        services.TryAddSingleton<AskForCode>();
        services.TryAddSingleton<GateTexts>();
        services.TryAddSingleton<ClosureTexts>();
        services.TryAddSingleton<EvidenceLinks>();
        services.TryAddSingleton(new LinkUrls(BaseUrlOf(configuration)));
        services.AddKeyedSingleton("pages", (provider, _) => Templates.Load(TemplateFolder("pages"), provider.GetRequiredService<Phrasebook>()));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<PageRenderer>(provider, provider.GetRequiredKeyedService<Templates>("pages")));
        return services;
    }

    private static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MailSettings.Read(configuration);
        services.TryAddSingleton(settings);
        services.AddKeyedSingleton("mail", (_, _) => Templates.Load(TemplateFolder("mail")));
        services.TryAddSingleton(provider => new LetterWriter(provider.GetRequiredKeyedService<Templates>("mail"), provider.GetRequiredService<LinkUrls>().Host));
        services.TryAddSingleton<RunPeople>();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<MailHealing>();
        services.AddHttpClient(nameof(SmtpTransport));
        services.AddHttpClient(nameof(SendGridTransport)).AddHttpMessageHandler(provider => new SendGridPatience(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IMailTransport>(provider => TransportOf(settings, provider));
        services.AddSingleton<IMailKind, StageReminderMail>();
        services.AddSingleton<IMailKind, ReviewReminderMail>();
        services.AddSingleton<IMailKind, BusinessReviewMail>();
        services.AddSingleton<IMailKind, AuditDueMail>();
        services.AddSingleton<IMailKind, RunEndedMail>();
        services.AddSingleton<IMailKind, AddressNeededMail>();
        services.TryAddSingleton<DeliveryReports>();
        services.TryAddSingleton(ChatSettings.Read(configuration));
        services.AddHttpClient(nameof(ChatPoster));
        services.TryAddSingleton(provider => new ChatPoster(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ChatPoster)), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<DigestTexts>();
        services.TryAddSingleton<DigestMail>();
        services.AddSingleton<IMailKind>(provider => provider.GetRequiredService<DigestMail>());
        services.TryAddSingleton<MorningRound>();
        services.TryAddSingleton(new ReportSignature(settings));
        services.TryAddSingleton<ReplaceAddress>();
        services.AddSingleton<IMailKind, EarlyWarningMail>();
        services.AddSingleton<IMailKind, MeetingAgendaMail>();
        foreach (var kind in new[] { MailKinds.ActionOpened, MailKinds.ActionReminder })
            services.AddSingleton<IMailKind>(provider => ActivatorUtilities.CreateInstance<ActionMail>(provider, kind));
        services.AddSingleton<IMailKind, GateDecidedMail>();
        services.AddSingleton<IMailKind, PassedOnMail>();
        services.AddSingleton<IMailKind, CodeMail>();
        foreach (var kind in new[] { MailKinds.ApprovalRequest, MailKinds.ApprovalReminder })
            services.AddSingleton<IMailKind>(provider => ActivatorUtilities.CreateInstance<ApprovalMail>(provider, kind));
        return services;
    }

    private static IMailTransport TransportOf(MailSettings settings, IServiceProvider provider) => settings.Provider.ToLowerInvariant() switch
    {
        "smtp" => new SmtpTransport(settings, provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(SmtpTransport))),
        "sendgrid" => new SendGridTransport(settings, provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(SendGridTransport))),
        var other => throw new InvalidDataException($"Mail:Provider is '{other}'; it must be smtp or sendgrid."),
    };

    private static IServiceCollection AddVendorSide(this IServiceCollection services)
    {
        services.TryAddSingleton<VendorLinks>();
        services.TryAddSingleton<VendorDesk>();
        services.TryAddSingleton<InviteContact>();
        services.TryAddSingleton<SubmitForVendor>();
        services.TryAddSingleton<JudgeSubmission>();
        services.TryAddSingleton<PreviewSubmission>();
        services.TryAddSingleton<VendorRound>();
        services.TryAddSingleton<RenewalRound>();
        foreach (var kind in new[] { MailKinds.VendorInvitation, MailKinds.VendorReminder, MailKinds.VendorLink })
            services.AddSingleton<IMailKind>(provider => ActivatorUtilities.CreateInstance<VendorMail>(provider, kind));
        return services;
    }

    private static BlobServiceClient BlobsOf(IConfiguration configuration, IServiceProvider provider)
    {
        if (configuration[Storage] is { Length: > 0 } connection) return new BlobServiceClient(connection);
        var uri = configuration[$"{Storage}:blobServiceUri"]
            ?? throw new InvalidDataException($"{Storage} is not set: give it a connection string, or {Storage}:blobServiceUri with an identity.");
        return new BlobServiceClient(new Uri(uri), provider.GetRequiredService<TokenCredential>());
    }

    private static TableServiceClient TablesOf(IConfiguration configuration, IServiceProvider provider)
    {
        if (configuration[Storage] is { Length: > 0 } connection) return new TableServiceClient(connection);
        var uri = configuration[$"{Storage}:tableServiceUri"]
            ?? throw new InvalidDataException($"{Storage} is not set: give it a connection string, or {Storage}:tableServiceUri with an identity.");
        return new TableServiceClient(new Uri(uri), provider.GetRequiredService<TokenCredential>());
    }

    // Azure's own identity of the app; where it has several, the one that the connection names as Functions itself does.
    internal static DefaultAzureCredentialOptions IdentityOf(IConfiguration configuration)
    {
        var options = new DefaultAzureCredentialOptions();
        if (configuration[$"{Storage}:clientId"] is { Length: > 0 } client) options.ManagedIdentityClientId = client;
        return options;
    }

    private static Uri BaseUrlOf(IConfiguration configuration) => new(configuration["Onboarding:BaseUrl"] ?? DefaultBaseUrl);

    private static string TemplateFolder(string name) => Path.Combine(AppContext.BaseDirectory, "templates", name);
}

using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Runtime.DurableTask;
using Onboarding.Workflows;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Chat;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>The workflows' services over real tables and a real inbox, with one run that has a prepared contract gate.</summary>
internal sealed class GateApp : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    private static readonly HttpClient Http = new();

    private readonly LocalServices _local;

    private GateApp(LocalServices local, ServiceProvider services, string runId, GateRule rule)
    {
        _local = local;
        Services = services;
        Order = new GateOrder(runId, SampleRun.GateId, 1);
        Rule = rule;
    }

    public ServiceProvider Services { get; }

    public GateOrder Order { get; }

    public GateRule Rule { get; }

    public RunStore Store => Services.GetRequiredService<RunStore>();

    public FakeTimeProvider Clock => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    public static async Task<GateApp> StartAsync(LocalServices local, GateRule rule = GateRule.All, Action<IServiceCollection>? configure = null, int? smtpPort = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = local.Storage,
            ["Mail:Smtp:Port"] = $"{smtpPort ?? local.SmtpPort}",
            ["Mail:Smtp:InboxUrl"] = local.InboxUrl.AbsoluteUri,
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Start));
        services.AddOnboardingWorkflows(configuration);
        configure?.Invoke(services);
        var app = new GateApp(local, services.BuildServiceProvider(), "run-" + Guid.NewGuid().ToString("N")[..12], rule);
        foreach (var service in app.Services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        Assert.True(await app.Store.CreateAsync(SampleRun.Create(app.Order.RunId, rule, app.Clock.GetUtcNow())));
        return app;
    }

    public Task<TOutput> RunAsync<TActivity, TInput, TOutput>(TInput input) where TActivity : TaskActivity<TInput, TOutput> =>
        ActivatorUtilities.CreateInstance<TActivity>(Services).RunAsync(null!, input);

    public Task<GateSchedule> OpenAsync() => RunAsync<OpenGate, GateOrder, GateSchedule>(Order);

    public Task<GateFile> FileAsync() => Services.GetRequiredService<GateArchive>().ReadAsync(Order.RunId, Order.GateId, Order.Round);

    public async Task<string> LinkOfAsync(string email) => await Services.GetRequiredService<ApprovalLinks>()
        .IssueAsync(ApprovalLink.Of(await FileAsync(), PersonKeys.Of(email)));

    public Task<AnswerResult> AnswerAsync(string token, string choice, string? comment = null) =>
        Services.GetRequiredService<AnswerGate>().AnswerAsync(token, new GateAnswer(choice, comment));

    public Task<IReadOnlyList<AuditEntry>> AuditAsync() => Store.ListAsync<AuditEntry>(Order.RunId, "audit");

    public async Task<IReadOnlyList<string>> AuditKindsAsync() => [.. (await AuditAsync()).Select(entry => entry.Kind)];

    public Task<IReadOnlyList<OutboxMail>> OutboxAsync() => Store.ListAsync<OutboxMail>(Order.RunId, "mail");

    /// <summary>The messages of this run that the inbox has.</summary>
    public async Task<IReadOnlyList<JsonElement>> InboxAsync()
    {
        var mails = await Http.GetFromJsonAsync<List<JsonElement>>(new Uri(_local.InboxUrl, "/api/email"));
        return [.. mails!.Where(mail => KeyOf(mail).StartsWith(Order.RunId + ":", StringComparison.Ordinal))];
    }

    public static string KeyOf(JsonElement mail) =>
        mail.GetProperty("headers").TryGetProperty(SmtpTransport.KeyHeader.ToLowerInvariant(), out var key) ? key.GetString()! : "";

    /// <summary>Every row of the run and of the links, as text.</summary>
    public async Task<string> RowsAsync()
    {
        var tables = Services.GetRequiredService<TableServiceClient>();
        var rows = new List<string>();
        foreach (var name in TablesAtStart.Names)
            await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>()) rows.Add(string.Join(" ", row.Select(cell => $"{cell.Key}={cell.Value}")));
        return string.Join("\n", rows);
    }

    public static void UseTransport(IServiceCollection services, Func<IMailTransport, IMailTransport> wrap) =>
        services.Replace(ServiceDescriptor.Singleton(provider => wrap(new SmtpTransport(provider.GetRequiredService<MailSettings>(), Http))));

    /// <summary>Adds the durable engine with the orchestrations of gates and mail.</summary>
    public static void UseEngine(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<TaskHubOptions>>(new ConfigureOptions<TaskHubOptions>(hub =>
        {
            hub.HubName = "Gates" + Guid.NewGuid().ToString("N")[..8];
            hub.DrainTime = TimeSpan.Zero;
        }));
        services.AddDurableTaskClient();
        services.AddDurableTaskWorker(worker => worker.AddTasks(tasks =>
        {
            tasks.AddOrchestrator<GateOrchestrator>();
            tasks.AddOrchestrator<MailOrchestrator>();
            tasks.AddActivity<OpenGate>();
            tasks.AddActivity<EvaluateGate>();
            tasks.AddActivity<EscalateGate>();
            tasks.AddActivity<ExpireGate>();
            tasks.AddActivity<ReadSchedule>();
            tasks.AddActivity<FindRecipients>();
            tasks.AddActivity<SendMail>();
            tasks.AddActivity<PostNotice>();
            tasks.AddActivity<AbandonMail>();
        }));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>()) await service.StopAsync(CancellationToken.None);
        await Services.DisposeAsync();
    }
}

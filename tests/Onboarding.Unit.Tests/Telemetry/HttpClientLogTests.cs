using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Chat;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>HTTP clients log addresses, and paths of webhooks and channels are secrets.</summary>
public sealed class HttpClientLogTests
{
    [Theory]
    [InlineData(nameof(WebhookTransport))]
    [InlineData(nameof(ChatPoster))]
    [InlineData(nameof(SmtpTransport))]
    [InlineData(nameof(SendGridTransport))]
    [InlineData("one that is added some day")]
    public async Task No_client_logs_what_it_asks_for(string client)
    {
        var lines = new Lines();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        services.AddOnboardingWorkflows(new ConfigurationBuilder().Build());
        services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new Answering());
        await using var provider = services.BuildServiceProvider();

        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(client);
        using var answer = await http.GetAsync(new Uri("http://127.0.0.1:9/hooks/secret"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Empty(lines.Categories);
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage());
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _categories = [];

        public IReadOnlyList<string> Categories => _categories;

        public ILogger CreateLogger(string categoryName)
        {
            if (categoryName.StartsWith("System.Net.Http", StringComparison.Ordinal)) _categories.Add(categoryName);
            return this;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}

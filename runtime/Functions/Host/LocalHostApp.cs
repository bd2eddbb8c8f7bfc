using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>The app as a host. What a person can mend is told in one line, with exit code 1.</summary>
internal sealed class LocalHostApp(WebApplication app) : IHost
{
    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (LocalServiceException plain)
        {
            await EndAsync(plain.Message);
        }
        catch (RequestFailedException refused)
        {
            await EndAsync($"The storage account refuses with {refused.Status} {refused.ErrorCode}. Check the connection string in AzureWebJobsStorage.");
        }
        catch (AggregateException away) when (away.InnerException is RequestFailedException)
        {
            await EndAsync("The storage account does not answer. Check the connection string in AzureWebJobsStorage, and the network.");
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await EndAsync($"{taken.Message} Stop the other program, or choose another address with --urls http://127.0.0.1:PORT.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => ((IHost)app).Dispose();

    private async Task EndAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        await app.StopAsync(CancellationToken.None);
        Environment.Exit(1);
    }
}

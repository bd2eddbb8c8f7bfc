using System.Globalization;

namespace Onboarding.Runtime.Azurite;

/// <summary>The local inbox: a real SMTP server that keeps every mail and shows it on a web page.</summary>
public static class InboxService
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Starts the inbox unless one listens.</summary>
    /// <param name="folder">Folder for its mails, which survive restarts.</param>
    /// <param name="smtpPort">Port for mail.</param>
    /// <param name="webPort">Port for the web page and its API.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="LocalServiceException">It cannot be started.</exception>
    public static Task<LocalService> StartAsync(string folder, int smtpPort, int webPort, CancellationToken cancellation = default) => LocalService.StartAsync(
        new LocalServicePlan
        {
            Name = "inbox",
            Folder = folder,
            Ports = [smtpPort, webPort],
            Arguments = () =>
            [
                LocalTools.Script("node_modules", "maildev", "dist", "bin", "maildev.js"),
                "--ip", "127.0.0.1", "--web-ip", "127.0.0.1",
                "--smtp", Text(smtpPort), "--web", Text(webPort),
                "--mail-directory", Path.Combine(folder, "mails"),
            ],
            AnswersAsync = async token => await LocalPorts.IsTakenAsync(smtpPort, token) && await AnswersAsync(webPort, token),
            Remedy = "Stop that program, or set Mail:Smtp:Port and Inbox:WebPort to free ports.",
        },
        cancellation);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(int webPort, CancellationToken cancellation)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri($"http://127.0.0.1:{webPort}/api/email"), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

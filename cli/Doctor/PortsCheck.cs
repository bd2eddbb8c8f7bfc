using System.Globalization;

namespace Onboarding.Cli.Doctor;

/// <summary>The ports that the app and what it starts need: free, or held by the program that belongs there.</summary>
internal static class PortsCheck
{
    private static readonly int[] EmulatorPorts = [10000, 10001, 10002];

    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings here, Texts texts, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        if (here.Url.IsLoopback)
        {
            var isApp = await AnswersAsync(new Uri(here.Url, "api/v1/health"), cancellation);
            findings.Add(await OneAsync(here.Url.Port, texts["doctor.ports.app"], isApp, "--url", texts, cancellation));
        }

        if (here.Mail.Inbox is { } inbox)
        {
            var smtp = here.Port("Mail:Smtp:Port", 1025);
            var isInbox = await AnswersAsync(new Uri(inbox, "api/email"), cancellation);
            findings.Add(await OneAsync(smtp, texts["doctor.ports.smtp"], isInbox, "Mail:Smtp:Port", texts, cancellation));
            findings.Add(await OneAsync(inbox.Port, texts["doctor.ports.inbox"], isInbox, "Inbox:WebPort", texts, cancellation));
        }

        if (!here.UsesEmulator) return findings;
        foreach (var port in EmulatorPorts)
            findings.Add(await OneAsync(port, texts["doctor.ports.storage"], await StorageCheck.IsEmulatorAsync(port, cancellation), "AzureWebJobsStorage", texts, cancellation));
        return findings;
    }

    private static async Task<Finding> OneAsync(int port, string name, bool isRight, string setting, Texts texts, CancellationToken cancellation)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        if (!await Reach.IsListeningAsync("127.0.0.1", port, cancellation)) return Finding.Fine("ports", texts["doctor.ports.free", number, name]);
        var holder = PortHolder.Of(port) ?? texts["doctor.ports.somebody"];
        return isRight
            ? Finding.Fine("ports", texts["doctor.ports.right", number, name, holder])
            : Finding.Wrong("ports", texts["doctor.ports.wrong", number, name, holder], texts["doctor.ports.remedy", setting]);
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        using var answer = await Reach.AskAsync(address, cancellation);
        return answer?.IsSuccessStatusCode == true;
    }
}

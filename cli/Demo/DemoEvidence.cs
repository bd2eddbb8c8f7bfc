using Onboarding.Cli.Api;
using Onboarding.Cli.Inbox;

namespace Onboarding.Cli.Demo;

/// <summary>Everything that the finished run left, for the check.</summary>
internal sealed record DemoEvidence(
    RunView Run,
    IReadOnlyList<GateView> Gates,
    IReadOnlyList<MailView> Mails,
    IReadOnlyList<Letter> Letters,
    TimelineView Timeline,
    PlaybookView Playbook)
{
    private const string EndMail = "run-ended";

    // The mails of the run's end are ordered after it, and then on their way for a moment.
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<DemoEvidence> GatherAsync(OnboardingClient client, LocalInbox inbox, string id, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        IReadOnlyList<MailView> mails;
        while (true)
        {
            mails = await client.MailsAsync(id, cancellation);
            var complete = mails.Any(mail => mail.Kind == EndMail) && mails.All(mail => mail.IsSettled);
            if (complete || TimeProvider.System.GetElapsedTime(began) > MailPatience) break;
            await Task.Delay(Pause, cancellation);
        }

        return new(
            await client.RunAsync(id, cancellation),
            await client.GatesAsync(id, cancellation),
            mails,
            await inbox.LettersAsync(cancellation),
            await client.TimelineAsync(id, cancellation),
            await client.PlaybookAsync(id, cancellation));
    }
}

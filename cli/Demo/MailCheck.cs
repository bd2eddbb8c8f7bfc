namespace Onboarding.Cli.Demo;

/// <summary>Every mail sent, none twice: by the outbox's keys, and by what really lies in the inbox.</summary>
internal static class MailCheck
{
    public static IEnumerable<string> Findings(DemoEvidence evidence, Texts texts)
    {
        foreach (var stuck in evidence.Mails.Where(mail => !mail.IsSettled)) yield return texts["check.mail-unsent", stuck.Key];
        foreach (var key in evidence.Mails.CountBy(mail => mail.Key).Where(one => one.Value > 1)) yield return texts["check.mail-twice", key.Key];

        var arrived = evidence.Letters.Where(letter => letter.Key is not null).CountBy(letter => letter.Key!).ToDictionary();
        foreach (var twice in arrived.Where(one => one.Value > 1)) yield return texts["check.mail-twice", twice.Key];
        foreach (var sent in evidence.Mails.Where(mail => mail.State == "sent"))
        {
            if (!arrived.ContainsKey($"{evidence.Run.Id}:{sent.Key}")) yield return texts["check.mail-lost", sent.Key];
        }
    }
}

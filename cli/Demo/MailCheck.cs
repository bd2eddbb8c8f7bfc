namespace Onboarding.Cli.Demo;

/// <summary>Every mail sent, none twice: by the outbox's keys, and by what really lies in the inbox.</summary>
internal static class MailCheck
{
    public static IEnumerable<string> Findings(DemoEvidence evidence, Texts texts)
    {
        foreach (var unsent in evidence.Mails.Where(mail => mail.State != "sent")) yield return texts["check.mail-unsent", unsent.Key];
        foreach (var key in evidence.Mails.GroupBy(mail => mail.Key).Where(group => group.Count() > 1)) yield return texts["check.mail-twice", key.Key];

        // Reminders may repeat a subject to the same person, so the numbers must agree, not be one.
        var sent = evidence.Mails.CountBy(mail => (To: mail.To.ToUpperInvariant(), mail.Subject));
        var arrived = evidence.Letters
            .SelectMany(letter => (letter.To ?? []).Select(to => (To: to.Address.ToUpperInvariant(), Subject: letter.Subject ?? "")))
            .CountBy(letter => letter)
            .ToDictionary();
        foreach (var (mail, count) in sent)
        {
            var found = arrived.GetValueOrDefault(mail);
            if (found > count) yield return texts["check.mail-twice", $"{mail.Subject} -> {mail.To}"];
            if (found < count) yield return texts["check.mail-lost", $"{mail.Subject} -> {mail.To}"];
        }
    }
}

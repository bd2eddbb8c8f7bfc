using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>Puts what is open in a run into sections for one reader. Empty sections are left out.</summary>
/// <param name="phrases">Texts.</param>
/// <param name="urls">Where pages are.</param>
public sealed class DigestTexts(Phrasebook phrases, LinkUrls urls)
{
    // As many as a glance takes in; the run's page has them all.
    private const int MostLines = 15;

    private const string HandIns = "digest.hand-ins";

    /// <summary>The sections.</summary>
    public IReadOnlyList<DigestSection> Of(DigestFacts facts, Recipient reader)
    {
        (Phrase Title, IEnumerable<Phrase> Lines)[] sections =
        [
            (new Phrase("digest.gates"), facts.Gates.Select(gate => Gate(gate, facts.Now, reader))),
            (new Phrase(HandIns), facts.HandIns.Select(HandIn)),
            (new Phrase("digest.items"), facts.OverdueItems.Select(item => Item("digest.item-overdue", item, facts))),
            (new Phrase("digest.warnings"), facts.Warnings.Select(action => Action(action, facts.Today))),
            (new Phrase("digest.actions"), facts.OtherActions.Select(action => Action(action, facts.Today))),
            (new Phrase("digest.mails"), facts.Undelivered.Select(Mail)),
            (new Phrase("digest.dates"), Dates(facts, reader)),
        ];
        return
        [
            .. from section in sections
               let lines = section.Lines.Take(MostLines).Select(line => phrases.Render(line, reader.Language)).ToList()
               where lines.Count > 0
               select new DigestSection(phrases.Render(section.Title, reader.Language), lines)
               {
                   Link = section.Title.Key == HandIns ? urls.OfHandIns(facts.Run.Id).AbsoluteUri : "",
               },
        ];
    }

    private static Phrase Gate(GateFile file, DateTimeOffset now, Recipient reader) =>
        new Phrase(file.Gate.DueAt < now ? "digest.gate-overdue" : "digest.gate")
            .With("gate", file.Policy.Name)
            .With("names", LocalizedText.ListOf([.. file.Turn.Select(one => one.Approver.Name)]))
            .With("due", InstantText.Of(file.Gate.DueAt!.Value, reader.TimeZone, reader.Language));

    private static Phrase HandIn(VendorSubmission submission) =>
        new Phrase("digest.hand-in").With("source", submission.Source).With("what", SubmitForVendor.Describe(submission));

    private static Phrase Item(string key, ChecklistItem item, DigestFacts facts)
    {
        var template = facts.Playbook.ChecklistOf(item.Stage).Items.FirstOrDefault(one => one.Id == item.Id);
        return new Phrase(key)
            .With("item", template is null ? item.Id : template.Name)
            .With("owner", item.Owner is { } owner ? owner : PhraseValue.Word($"role.{template?.OwnerRole ?? Roles.ProjectManager}"))
            .With("due", item.Due!.Value);
    }

    private static Phrase Action(CorrectiveAction action, DateOnly today) =>
        new Phrase(action.IsOverdueOn(today) ? "digest.action-overdue" : "digest.action")
            .With("cause", action.Cause).With("owner", action.Owner.Name).With("due", action.Due);

    private static Phrase Mail(OutboxMail mail) =>
        new Phrase(string.IsNullOrEmpty(mail.LastFailure) ? "digest.mail" : "digest.mail-reason")
            .With("subject", mail.Subject).With("to", mail.To).With("reason", mail.LastFailure ?? "");

    private static IEnumerable<Phrase> Dates(DigestFacts facts, Recipient reader)
    {
        foreach (var gate in facts.Gates.Where(gate => gate.Gate.ExpiresAt is not null))
        {
            yield return new Phrase("digest.closes").With("gate", gate.Policy.Name)
                .With("at", InstantText.Of(gate.Gate.ExpiresAt!.Value, reader.TimeZone, reader.Language));
        }

        // While a gate is open the sentence names those who have not answered, which stands above.
        if (facts.Run.WaitsUntil is not null && facts.Run.WaitsFor is { } wait && facts.Gates.Count == 0) yield return new Phrase("digest.waits").With("what", wait);
        foreach (var item in facts.ComingItems) yield return Item("digest.item", item, facts);
    }
}

/// <summary>A part of a digest.</summary>
/// <param name="Title">What it lists.</param>
/// <param name="Lines">One thing a line, at least one.</param>
public sealed record DigestSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Address of the page on which something is done about it; empty: none.</summary>
    public string Link { get; init; } = "";
}

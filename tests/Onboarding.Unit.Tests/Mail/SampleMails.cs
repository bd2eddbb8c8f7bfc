using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Pilot;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Calendars;
using Onboarding.Workflows.Mail.Digests;
using Onboarding.Workflows.Mail.Kinds;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Training;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.Mail;

/// <summary>One typed view per kind, for a reader of each language.</summary>
internal static class SampleMails
{
    private static readonly DateTimeOffset Written = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private const string Link = "http://127.0.0.1:7071/approvals/TOKEN";

    public const string Host = "onboarding.example";

    public static LinkUrls Urls { get; } = new(new Uri("http://127.0.0.1:7071"));

    public static LetterWriter Writer { get; } = new(Templates.Load(TemplateFolders.Folder("mail")), Host);

    /// <summary>Address of the run's page, as a project manager's mail has it.</summary>
    public const string RunPage = "http://127.0.0.1:7071/runs/run-1";

    public static Letter Write(string kind, Person reader, string? company = null, string runPage = RunPage) =>
        Writer.Write(kind, $"run-1:contract:1:{kind}", RunPeople.Of(reader), ViewOf(kind, reader, company ?? SampleGate.Run.Company), runPage: runPage);

    private static IMailView ViewOf(string kind, Person reader, string company)
    {
        var (language, name, title) = (reader.Language, reader.Name, SampleGate.Run.Title);
        var phrases = TemplateFolders.Phrases;
        var (texts, closures) = (new GateTexts(phrases), new ClosureTexts(phrases));
        return kind switch
        {
            MailKinds.ApprovalRequest => new ApprovalView(language, name, company, title, texts.Of(SampleGate.File(), reader), Link)
            {
                Evidence = [new EvidenceText(language == Languages.Chinese ? "审计权条款" : "Audit right", "https://files.example/contract?part=7&v=2")],
            },
            MailKinds.ApprovalReminder => new ApprovalView(language, name, company, title, texts.Of(SecondRound(), reader), Link),
            MailKinds.ApprovalPassedOn => PassedOn(reader, company),
            MailKinds.ApprovalCode => new CodeView(language, name, company, title) { Gate = SampleGate.File().Policy.Name.In(language), Code = "042917", Minutes = 15 },
            MailKinds.GateDecided => Decided(texts, closures, reader, company),
            MailKinds.StageReminder => new StageReminderView(language, name, company, title)
            {
                RunId = "run-1",
                Stage = phrases.Word("stage.training", language),
                DaysWaiting = 7,
                Missing = [phrases.Render(new Phrase("missing.pilot-plan"), language), phrases.Render(new Phrase("missing.pilot-start").With("start", new DateOnly(2026, 6, 1)), language)],
                WaitsFor = phrases.Render(new Phrase("wait.resubmission-changes").With("stage", PhraseValue.Word("stage.training")), language),
            },
            MailKinds.ActionOpened or MailKinds.ActionReminder => new ActionView(language, name, company, title)
            {
                RunId = "run-1",
                ActionId = "warning.qa-pass-rate.1",
                Cause = phrases.Render(new Phrase("action-cause.by-hand").With("cause", "<QA> fell below 95%"), language),
                Due = ValueText.OfDay(new DateOnly(2026, 6, 5), language),
                DaysOverdue = kind == MailKinds.ActionReminder ? 3 : 0,
            },
            MailKinds.EarlyWarning => new EarlyWarningView(language, name, company, title)
            {
                RunId = "run-1",
                PilotDay = 21,
                // One language shows whoever does something about it, the other whoever only hears of it.
                IsOwner = language == Languages.English,
                Warnings = [new WarningText(phrases.Render(SamplePilot.Warning.What, language), "Daniel Okafor", ValueText.OfDay(new DateOnly(2026, 6, 9), language))],
            },
            MailKinds.MeetingAgenda => new MeetingAgendaView(language, name, company, title)
            {
                RunId = "run-1",
                On = ValueText.OfDay(new DateOnly(2026, 6, 2), language),
                PilotDay = 21,
                Items = [.. SamplePilot.Agenda.Select(item => new AgendaText(phrases.Render(item.Title, language), [.. item.Lines.Select(line => phrases.Render(line, language))]))],
                Event = new MailEvent
                {
                    Id = "run-1.meeting.2026-06-02",
                    Summary = phrases.Render(new Phrase("calendar.meeting").With("title", title), language),
                    WrittenAt = Written,
                    On = new DateOnly(2026, 6, 2),
                },
            },
            MailKinds.ReviewReminder => new ReviewReminderView(language, name, company, title)
            {
                Vendor = "Harbour Voice",
                PilotDay = 30,
                At = InstantText.Of(new DateTimeOffset(2026, 6, 11, 0, 0, 0, TimeSpan.Zero), reader.TimeZone, language),
                LastDay = ValueText.OfDay(new DateOnly(2026, 6, 9), language),
                Event = new MailEvent
                {
                    Id = "run-1.pilot.30",
                    Summary = phrases.Render(new Phrase("calendar.pilot-review").With("day", 30).With("title", title), language),
                    WrittenAt = Written,
                    At = new DateTimeOffset(2026, 6, 11, 0, 0, 0, TimeSpan.Zero),
                },
            },
            MailKinds.TrainingNeed => new TrainingNeedView(language, name, company, title)
            {
                RunId = "run-1",
                Agents = "HV-1017",
                AreSeveral = false,
                LeftOn = ValueText.OfDay(new DateOnly(2026, 6, 12), language),
                Vendor = "Harbour Voice",
                Missing =
                [
                    .. new NeedCoverage[] { new(new StaffingNeed("en", "phone", 9), 8), new(new StaffingNeed("zh-CN", "chat", 5), 3) }
                        .Select(need => phrases.Render(need.Missing, language)),
                ],
            },
            MailKinds.BusinessReview => new BusinessReviewView(language, name, company, title)
            {
                Vendor = "Harbour Voice",
                Number = 2,
                From = ValueText.OfDay(new DateOnly(2026, 10, 22), language),
                To = ValueText.OfDay(new DateOnly(2026, 11, 20), language),
                Reasons = [phrases.Render(new Phrase("operations.passed").With("count", 9).With("total", 10), language)],
                Gate = new ReviewFigures(
                [
                    texts.Of(new Figure(new Phrase("figure.audit-due"), new Phrase("value.day").With("day", new DateOnly(2027, 3, 21))), language),
                    texts.Of(new Figure(new Phrase("figure.actions"), new Phrase("value.actions").With("count", 1).With("overdue", 0), "pass"), language),
                ]),
            },
            MailKinds.AuditDue => new AuditDueView(language, name, company, title)
            {
                RunId = "run-1",
                Vendor = "Harbour Voice",
                Due = ValueText.OfDay(new DateOnly(2027, 3, 21), language),
                DaysOverdue = 0,
            },
            MailKinds.AddressNeeded => new AddressNeededView(language, name, company, title)
            {
                RunId = "run-1",
                Person = "Omar Haddad",
                Address = "omar@example.com",
                Link = $"http://127.0.0.1:7071/runs/run-1/actions/address?person={PersonKeys.Of("omar@example.com")}",
                Reason = "550 5.1.1 <omar@example.com>: no such mailbox",
                Subjects = ["Decision needed: Contract approval"],
            },
            MailKinds.VendorInvitation or MailKinds.VendorReminder or MailKinds.VendorLink => new VendorMailView(language, name, company, title)
            {
                Vendor = "Harbour Voice",
                Link = "http://127.0.0.1:7071/vendor/TOKEN",
                Until = InstantText.Of(Written.AddDays(90), "UTC", language),
                Items = [new DueText(language == Languages.Chinese ? "审计权条款" : "Audit right in <§ 7>", ValueText.OfDay(new DateOnly(2026, 6, 5), language))],
            },
            MailKinds.Digest => new DigestView(language, name, company, title)
            {
                RunId = "run-1",
                On = ValueText.OfDay(new DateOnly(2026, 6, 2), language),
                Sections = new DigestTexts(phrases, Urls).Of(SampleDigest.Facts, RunPeople.Of(reader)),
            },
            _ => new RunEndedView(language, name, company, title)
            {
                GoesOn = true,
                Status = phrases.Word("run-status.scaledUp", language),
                Meaning = phrases.Word("run-end.scaledUp", language),
                Stage = phrases.Word("stage.operations", language),
                Vendor = "Harbour Voice",
                StartedOn = ValueText.OfDay(new DateOnly(2026, 3, 2), language),
            },
        };
    }

    private static GateDecidedView Decided(GateTexts texts, ClosureTexts closures, Person reader, string company)
    {
        var file = SampleGate.File(null, SampleGate.Asked(SampleGate.Lin), SampleGate.Answered(SampleGate.Anna, SampleGate.Reject, 90, "No audit right in <§ 7>."));
        file = GateChanges.Decide(file, file.Decision!, SampleGate.Opened.AddMinutes(90)).After;
        return new GateDecidedView(reader.Language, reader.Name, company, SampleGate.Run.Title)
        {
            Gate = file.Policy.Name.In(reader.Language),
            Round = 1,
            Result = closures.Result(file, reader.Language),
            How = closures.How(file, reader.TimeZone, reader.Language),
            Next = closures.Next(file, reader.Language),
            Answers = [.. file.Approvals.Select(one => texts.Of(file, one, reader.Language))],
            Comments = [new CommentText("Anna Becker", "No audit right in <§ 7>.")],
        };
    }

    private static PassedOnView PassedOn(Person reader, string company)
    {
        var (told, file) = (SampleGate.Asked(reader), SampleGate.File());
        // One language shows the escalation, the other the delegation.
        if (reader.Language == Languages.Chinese)
        {
            told = told with
            {
                PassedOn = new PassedOn("omar", SampleGate.Omar.Name, new DateOnly(2026, 3, 13), "出差 <上海>", Roles.ProjectManager, SampleGate.Opened.AddHours(2)),
            };
        }

        return PassedOnMail.ViewOf(file with { Run = file.Run with { Company = company } }, told, SampleGate.Asked(SampleGate.Omar), TemplateFolders.Phrases);
    }

    private static GateFile SecondRound()
    {
        var file = SampleGate.File(null, SampleGate.Asked(SampleGate.Lin), SampleGate.Asked(SampleGate.Anna), SampleGate.Answered(SampleGate.Omar, SampleGate.Approve, 5));
        return file with { Gate = file.Gate with { Round = 2 } };
    }
}

using System.Text.Json.Nodes;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Work;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Shortlist;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Unit.Tests.Pages;

public sealed class RunPageTests
{
    private static readonly Phrasebook Phrases = TemplateFolders.Phrases;
    private static readonly Templates Templates = Templates.Load(TemplateFolders.Folder("pages"), Phrases);

    public static TheoryData<string> EveryLanguage() => new(Languages.All);

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_overview_reads_as_its_snapshot(string language)
    {
        var view = new OverviewPage(language, FrameOf(language), HeadOf(RunTab.Overview, language))
        {
            Next = new NextLine(Phrases.Render(new Phrase("next.waiting").With("count", 2), language), "/runs/run-1/actions"),
            Dates =
            [
                new(Phrases.Word("stage.requirements", language), "done", "Approve", "2 March 2026", "9 March 2026", "2 March 2026", "11 March 2026", false),
                new(Phrases.Word("stage.contract", language), "current", "", "11 March 2026", "20 March 2026", "11 March 2026", "", true),
            ],
            Rounds = [Round("open", language), Round("decided", language)],
            Actions = [new("Missed <target>", "Sarah Whitcombe", "3 May 2026", true) { Path = "/runs/run-1/work/action/target" }],
            Risks = [],
            Latest = [new TimelineLine("11 March 2026", "Maria <Ortiz>", "Legal & finance approved")],
            Chain = "",
        };

        Snapshot.Matches("Pages", $"run.{language}.html", Templates.Render("run.html.liquid", view));
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_work_of_a_stage_reads_as_its_snapshot(string language)
    {
        var facts = FactsOf(language);
        var form = WorkForms.Draw(WorkInputs.Find("checklist-contract")!, facts, "liability", JsonNode.Parse("""{"status":"done","evidence":"https://files.example/l.pdf"}"""), "liability-");
        var view = new WorkPage(language, FrameOf(language), HeadOf(RunTab.Work, language))
        {
            StageId = StageIds.Contract,
            Stage = Phrases.Word("stage.contract", language),
            Locked = "",
            Missing = [new("Price is open (price)", "/runs/run-1/work#item-price"), new("Something without a page", "")],
            Checklist =
            [
                new("Law", [new ItemLine
                {
                    Id = "liability", Name = "Liability", Status = "done", StatusText = Phrases.Word("checklist-status.done", language), IsOptional = true,
                    Due = "3 May 2026", IsOverdue = false, Owner = "Legal", Evidence = "https://files.example/l.pdf", Link = "https://files.example/l.pdf",
                    IsShown = true, Form = form,
                }]),
            ],
            Settled = "1 of 2",
            Inputs = [new("sla", Phrases.Word("input.sla", language), [new("CSAT", "/runs/run-1/work/sla/csat", "done", Phrases.Word("work.given", language))], "/runs/run-1/work/sla")],
            Submissions = [new FormView { Action = "/runs/run-1/submit", Parts = [new("", [new FormField("note", "Note") { Kind = FieldKind.Area, Scope = "submit-" }])], Button = "work.submit" }],
        };

        Snapshot.Matches("Pages", $"run-work.{language}.html", Templates.Render("run-work.html.liquid", view));
    }

    [Theory]
    [InlineData(Languages.English, "Paused by Mei. What is being prepared can be prepared; nothing is submitted")]
    [InlineData(Languages.Chinese, "Paused by Mei。正在准备的内容仍可继续准备")]
    public void The_work_of_a_paused_run_says_so_and_offers_no_submission(string language, string said)
    {
        var page = Templates.Render("run-work.html.liquid", new WorkPage(language, FrameOf(language), HeadOf(RunTab.Work, language))
        {
            StageId = StageIds.Contract,
            Stage = Phrases.Word("stage.contract", language),
            Locked = "",
            Paused = "Paused by Mei",
            Missing = [],
            Checklist = [],
            Settled = "",
            Inputs = [],
            Submissions = [],
        });

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"submit\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_takes_nothing_is_not_drawn_unless_it_holds_what_somebody_sent()
    {
        string Page(string locked, params string[] problems) => Templates.Render("run-input.html.liquid", new InputPage(Languages.English, FrameOf(Languages.English), HeadOf(RunTab.Work, Languages.English))
        {
            Name = "SLA",
            Record = "",
            Locked = locked,
            Form = WorkForms.Draw(WorkInputs.Find("continuity-test")!, FactsOf(Languages.English), "", null) with { Problems = problems },
            Back = "/runs/run-1/work",
        });

        Assert.Contains("class=\"work\"", Page(""), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"work\"", Page("In review."), StringComparison.Ordinal);
        Assert.Contains("class=\"work\"", Page("In review.", "It is in review by now."), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void A_form_that_somebody_else_was_faster_with_reads_as_its_snapshot(string language)
    {
        var form = WorkForms.Draw(WorkInputs.Find("continuity-test")!, FactsOf(language), "", null) with
        {
            Conflict = new ConflictView(["Changed by Mei Lin Tan meanwhile."], [new("Minutes", "30", "")], "/runs/run-1/work/continuity-test"),
        };
        var view = new InputPage(language, FrameOf(language), HeadOf(RunTab.Work, language))
        {
            Name = Phrases.Word("input.continuity-test", language),
            Record = "",
            Locked = "",
            Form = form,
            Back = "/runs/run-1/work",
        };

        Snapshot.Matches("Pages", $"run-input.{language}.html", Templates.Render("run-input.html.liquid", view));
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_vendors_read_as_their_snapshot(string language)
    {
        var file = SampleFile.File with { Playbook = SampleFile.Playbook with { Shortlist = SampleVendors.Rules }, Run = SampleFile.RunAt(StageIds.Shortlist, StageState.Preparing) };
        var shortlist = new ShortlistFile(
            file,
            [SampleVendors.Vendor("alpha", 1), SampleVendors.Vendor("beta"), SampleVendors.Vendor("gamma", shortlisted: false) with { CutReason = "Too small." }],
            [SampleVendors.Card("alpha", "jun", 5, 3), SampleVendors.Card("alpha", "mei", 2, 3), SampleVendors.Card("beta", "jun", 3, 4)],
            [],
            [new Offer { VendorId = "alpha", PricingModel = "per-hour", Currency = "GBP", Hour = 17.5m, SetUp = 42_000 }]);

        var view = new VendorsPages(Templates, null!, null!, Phrases).ViewOf(shortlist, language, FrameOf(language), HeadOf(RunTab.Vendors, language));

        Snapshot.Matches("Pages", $"run-vendors.{language}.html", Templates.Render("run-vendors.html.liquid", view));
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Mails_and_timeline_read_as_their_snapshots(string language)
    {
        var mails = new MailsPage(language, FrameOf(language), HeadOf(RunTab.Mails, language))
        {
            NotNeeded = 2,
            Mails = [new("Please decide", "Request", "helen@example.com", "bounced", "Came back", "2 March 2026", "", 2, "550 no such mailbox"), new("News", "News", "a@example.com", "sent", "Sent", "", "3 March 2026", 1, "")],
        };
        var timeline = new TimelinePage(language, FrameOf(language), HeadOf(RunTab.Timeline, language))
        {
            Kinds = [new("", Phrases.Word("timeline.every-kind", language), false), new("mail", Phrases.Word("audit-group.mail", language), true)],
            Entries = [new("2 March 2026", "Helen Marsh", "Said <so>")],
            Older = "/runs/run-1/timeline?kind=mail&before=7",
            Total = 12,
            Chain = "",
        };

        Snapshot.Matches("Pages", $"run-mails.{language}.html", Templates.Render("run-mails.html.liquid", mails));
        Snapshot.Matches("Pages", $"run-timeline.{language}.html", Templates.Render("run-timeline.html.liquid", timeline));
    }

    private static WorkFacts FactsOf(string language) =>
        new(SampleFile.File with { Run = SampleFile.RunAt(StageIds.Contract, StageState.Preparing) }, [], Phrases, language);

    private static PageFrame FrameOf(string language) => new("", "?lang=other", "Europe/London", "page-key")
    {
        OtherCode = language == Languages.English ? Languages.Chinese : Languages.English,
    };

    private static RoundLine Round(string status, string language) => new(
        "Contract", 1, status, Phrases.Word($"gate-status.{status}", language), "Shall it be signed?", status == "open" ? "" : "Approve", "20 March 2026",
        [
            new AskedLine
            {
                Name = "Helen Marsh", Role = "Sponsor", Answer = status == "open" ? Phrases.Word("asked-state.viewed", language) : "Approve",
                Comment = status == "open" ? "" : "Good <work>", AskedAt = "12 March 2026", DueAt = "19 March 2026", ViewedAt = "13 March 2026",
                AnsweredAt = status == "open" ? "" : "14 March 2026", Reminders = ["15 March 2026"], Mail = "sent", MailText = Phrases.Word("mail-state.sent", language),
            },
        ]);

    internal static RunHead HeadOf(string tab, string language) => new()
    {
        Run = new RunLine(
            "run-1", "Sale-season <support>", "Blue Lantern", "Contract", "running", Phrases.Word("run-status.running", language), "Waits for the approvers", "20 March 2026",
            "Lanternway", "11 March 2026"),
        Playbook = "Customer service BPO 1.0.0",
        Sequence = 12,
        Stages = [new(StageIds.Requirements, Phrases.Word("stage.requirements", language), "done", "Approve"), new(StageIds.Contract, Phrases.Word("stage.contract", language), "current", ""), new(StageIds.Pilot, Phrases.Word("stage.pilot", language), "ahead", "")],
        Tabs = RunTab.Of("run-1", tab),
        HandedOverFrom = "run-0",
        HandedOverTo = "",
    };
}

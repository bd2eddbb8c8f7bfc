using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Pilots;
using Onboarding.Functions.VendorSide;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Pages;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.VendorSide;

public sealed class VendorPageTests
{
    private static readonly Templates Drawn = Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases);

    public static TheoryData<string> EveryLanguage() => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_vendor_s_first_page_reads_as_its_snapshot(string language) => Expect("vendor-home", language, new VendorHomePage(language, FrameOf(language))
    {
        WasSent = true,
        Parts = [new VendorPart("training", "/vendor/TOKEN/training"), new VendorPart("readings", "/vendor/TOKEN/readings")],
        Stage = TemplateFolders.Phrases.Word("stage.contract", language),
        Items = [new VendorItemLine("NDA <signed>", "/vendor/TOKEN/items/contract/nda", "open", TemplateFolders.Phrases.Word("vendor-item.open", language), ValueText.OfDay(new DateOnly(2026, 4, 9), language), true)],
        Submissions =
        [
            new SubmissionLine("NDA", "20 May", "refused", TemplateFolders.Phrases.Word("submission-state.refused", language), "Not <signed>.") { FilePath = "/vendor/TOKEN/files/1" },
        ],
        Reviews = [new ReviewLine(30, ValueText.OfDay(new DateOnly(2026, 6, 9), language), true, [new VerdictLine("CSAT", "pass", TemplateFolders.Phrases.Word("verdict.pass", language))])],
    });

    [Fact]
    public void After_a_pause_the_vendor_reads_the_days_on_which_the_reviews_are_held()
    {
        var home = new VendorHome(null!, null!, TemplateFolders.Phrases, TimeProvider.System);
        IReadOnlyList<ReviewLine> Reviews(params RunPause[] pauses) => home.ReviewsOf(
            SampleFile.Playbook.Pilot, SampleFile.Plan, new PilotDays(SampleFile.Plan.StartsOn, pauses), [], Languages.English);

        Assert.Equal(ValueText.OfDay(SampleFile.Plan.StartsOn.AddDays(29), Languages.English), Reviews()[0].On);
        Assert.Equal(ValueText.OfDay(SampleFile.Plan.StartsOn.AddDays(39), Languages.English), Reviews(SampleFile.PausedInPilot(day: 20, days: 10))[0].On);
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_form_for_evidence_reads_as_its_snapshot(string language)
    {
        var form = FilledForm.Of(new System.Text.Json.Nodes.JsonObject { ["evidence"] = "<x>" }, [new FieldError("file", EvidenceRefusedException.UnknownType().Reason)]);

        Expect("vendor-item", language, new VendorFormPage(language, FrameOf(language), "item")
        {
            Item = "NDA",
            Groups = [new FieldGroup("", [new FieldWords(TemplateFolders.Phrases, form, language).Of("evidence", "evidence")])],
            FileProblem = TemplateFolders.Phrases.Render(form.Problems[0].Message, language),
            FileHint = TemplateFolders.Phrases.Render(new Phrase("evidence.hint").With("known", EvidenceTypes.Extensions).With("megabytes", 20), language),
            Accept = ".pdf",
        }, "vendor-form");
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_hand_ins_read_as_their_snapshot(string language) => Expect("hand-ins", language, new SubmissionsPage(language, ManagersFrame(language), RunPageTests.HeadOf(RunTab.HandIns, language))
    {
        Open =
        [
            new SubmittedLine("00000007", "NDA", "Mei <Tan> (Harbour Voice)", "20 May", "")
            {
                Details = [new SubmittedDetail("NDA", "evidence:1", "/runs/run-1/evidence/1"), new SubmittedDetail("Why?", "<script>")],
                More = 2,
                JudgedBy = "",
                JudgedAt = "",
                Reason = "",
                RefusalReason = "Not <signed>.",
            },
            new SubmittedLine("00000008", "Readings", "Mei <Tan> (Harbour Voice)", "20 May", "")
            {
                Details = [],
                More = 0,
                JudgedBy = "",
                JudgedAt = "",
                Reason = "",
                Changes = [Correction(language)],
                CorrectionReason = "Counted <twice>.",
            },
        ],
        Problems = [TemplateFolders.Phrases.Word("error.correction-reason", language)],
        ProblemWhat = "Readings <20 May>",
        ProblemId = "00000008",
        Judged = [],
    });

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_contacts_read_as_their_snapshot(string language) => Expect("contacts", language, new ContactsPage(language, ManagersFrame(language), RunPageTests.HeadOf(RunTab.Vendors, language))
    {
        Vendor = "Harbour Voice",
        Self = "/runs/run-1/vendors/harbour-voice/contacts",
        Contacts =
        [
            new ContactLine("k1", "Mei <Tan>", "mei@harbour.example", "English", "20 May", "Maria Ortiz", true, ""),
            new ContactLine("k2", "Bo", "bo@harbour.example", "English", "20 May", "Maria Ortiz", false, "21 May") { IsUnreached = true },
        ],
        Fields = [new FieldWords(TemplateFolders.Phrases, FilledForm.Of([]), language).Of("name", "contact-name", required: true)],
        Problems = [],
    });

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void The_evidence_files_read_as_their_snapshot(string language) => Expect("evidence", language, new Functions.Evidence.EvidencePage(language, ManagersFrame(language), RunPageTests.HeadOf(RunTab.Evidence, language))
    {
        Files = [new Functions.Evidence.EvidenceLine("1", "nda.pdf", "12 KB", "Maria Ortiz", "20 May", "evidence:1", "abc")],
        FileProblem = "",
        FileHint = "hint",
        Accept = ".pdf",
    });

    [Fact]
    public void A_dead_link_says_so_and_has_no_form()
    {
        var page = Drawn.Render("vendor-ended.html.liquid", new VendorEndedPage(Languages.Chinese));

        Assert.Contains("此链接已失效", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_become_the_API_s_document_and_errors_stand_beside_their_question()
    {
        var fields = new Dictionary<string, StringValues> { ["answer.first"] = " ", ["answer.second"] = "Yes.\r\nVery.", ["other"] = "x" };

        var (document, questions) = QuestionForm.DocumentOf(fields);

        Assert.Equal("""{"items":[{"question":"second","text":"Yes.\nVery."}]}""", document.ToJsonString());
        Assert.Equal("answer.second", Assert.Single(QuestionForm.ByField([new FieldError("items[0].text", new Phrase("input.blank"))], questions)).Field);
    }

    [Fact]
    public void Training_results_are_read_from_a_file_with_the_line_of_each()
    {
        var (document, lines) = CsvCertifications.Read("agentId,module,attempt,score,on,languages,channels\nA-1,tone,1,ninety,2026-05-01,en zh-CN,phone;chat\n"u8.ToArray());

        Assert.Equal([2], lines);
        Assert.Equal("""[{"agentId":"A-1","languages":["en","zh-CN"],"channels":["phone","chat"],"module":"tone","attempt":1,"score":"ninety","on":"2026-05-01"}]""", document["items"]!.ToJsonString());
        Assert.Throws<Functions.Http.ApiProblemException>(() => CsvCertifications.Read("agentId,score\nA-1,3\n"u8.ToArray()));
    }

    private static HandInBlock Correction(string language)
    {
        var kpi = SampleFile.Playbook.Kpis.First(one => one.Measure == KpiMeasure.Proportion);
        var stored = new Reading { Kpi = kpi.Id, Channel = "phone", Day = new DateOnly(2026, 5, 19), Numerator = 90, Denominator = 100, Source = "<export>" };
        var preview = new ReadingsPreview([], [new ReadingChange(stored, stored with { Numerator = 91 })], 3, [30]);
        return new HandInBlocks(TemplateFolders.Phrases).Of(SampleFile.File, "/runs/run-1/hand-ins/00000008/confirm", preview, null, language);
    }

    private static VendorFrame FrameOf(string language) => new("/vendor/TOKEN", "?lang=en", Other(language), "Europe/Berlin", "PAGE-KEY")
    {
        Company = "Blue Lantern Retail",
        Title = "Sale-season support",
        Vendor = "Harbour Voice",
        Name = "Mei <Tan>",
    };

    private static PageFrame ManagersFrame(string language) => new("", "?lang=en", "Europe/Berlin", "PAGE-KEY") { OtherCode = Other(language) };

    private static string Other(string language) => language == Languages.English ? Languages.Chinese : Languages.English;

    private static void Expect(string name, string language, object view, string? template = null)
    {
        var page = Drawn.Render($"{template ?? name}.html.liquid", view);

        Assert.DoesNotContain("<Tan>", page, StringComparison.Ordinal);
        // What stands around the pages of signed-in people is not theirs.
        var own = view is VendorHomePage or VendorFormPage ? page : page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        Snapshot.Matches("VendorSide", $"{name}.{language}.html", own);
    }
}

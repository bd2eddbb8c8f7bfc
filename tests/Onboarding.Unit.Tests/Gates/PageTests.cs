using System.Text.RegularExpressions;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class PageTests
{
    private static readonly PageRenderer Pages = new(
        Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases), TemplateFolders.Phrases, new GateTexts(TemplateFolders.Phrases), new ClosureTexts(TemplateFolders.Phrases));

    private static readonly DecisionForm Form = new("csrf", "ANTI-FORGERY");

    [Fact]
    public void The_decision_page_reads_as_its_snapshot_in_both_languages()
    {
        Snapshot.Matches("Gates", "decision.en.html", Render(File(), Anna));
        Snapshot.Matches("Gates", "decision.zh-CN.html", Render(File(), Lin));
    }

    [Fact]
    public void The_closed_page_reads_as_its_snapshot_in_both_languages()
    {
        var file = File(null, Asked(Lin), Answered(Anna, Reject, 90, "No audit right."));
        file = GateChanges.Decide(file, file.Decision!, Opened.AddMinutes(90)).After;

        Snapshot.Matches("Gates", "closed.en.html", Render(file, Anna));
        Snapshot.Matches("Gates", "closed.zh-CN.html", Render(file, Lin));
    }

    [Theory]
    [InlineData(Languages.English, "This link is not known")]
    [InlineData(Languages.Chinese, "无法识别此链接")]
    public void A_link_that_is_not_ours_says_so(string language, string heading) => Assert.Contains(heading, Pages.UnknownLink(language), StringComparison.Ordinal);

    [Theory]
    [InlineData(Languages.English, "This link is not valid any more")]
    [InlineData(Languages.Chinese, "此链接已失效")]
    public void A_link_that_has_expired_says_so(string language, string heading)
    {
        var page = Pages.ExpiredLink(language);

        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_chosen_before_a_person_chooses()
    {
        var html = Render(File(), Anna);

        Assert.Equal(4, Regex.Count(html, "type=\"radio\""));
        Assert.DoesNotContain("checked", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("name=\"csrf\" value=\"ANTI-FORGERY\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_form_keeps_what_the_person_chose_and_says_what_is_wrong()
    {
        var answer = new GateAnswer("reject", null);
        var html = Render(File(), Anna, Form with { Choice = "reject", Comment = "</textarea><script>", Problems = answer.ProblemsAt(File()) });

        Assert.Equal(1, Regex.Count(html, " checked"));
        Assert.Contains("“Reject” goes against the recommendation, “Approve”", html, StringComparison.Ordinal);
        Assert.Contains("&lt;/textarea&gt;&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_input_is_encoded()
    {
        var file = File() with { Run = SampleGate.Run with { Company = "<script>alert(1)</script>" } };

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", Render(file, Anna), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_gate_says_that_silence_was_no_approval()
    {
        var html = Render(GateChanges.Expire(File(), Opened.AddDays(8)).After, Anna);

        Assert.Contains("Closed undecided", html, StringComparison.Ordinal);
        Assert.Contains("Silence is not approval", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_answered_sees_the_answer_and_no_form_while_others_are_asked()
    {
        var html = Render(File(null, Asked(Lin), Answered(Anna, Approve, 5)), Anna);

        Assert.Contains("your answer is recorded", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_different_answer_is_told_that_the_first_stands() => Assert.Contains(
        "Your earlier answer stands.", Render(File(null, Asked(Lin), Answered(Anna, Approve, 5)), Anna, Form with { WasRefused = true }), StringComparison.Ordinal);

    [Fact]
    public void A_later_round_with_a_code_reads_as_its_snapshot_in_both_languages()
    {
        var file = RoundNewsTests.SecondRound(Policy() with { RequiresCode = true });
        var asked = file.Of(PersonKeys.Of(Anna.Email))! with { Code = OneTimeCode.Next(null, Opened.AddMinutes(3)) };
        var form = Form with { Action = "/approvals/TOKEN", CodeAction = "/approvals/TOKEN/code" };

        Snapshot.Matches("Gates", "second-round.en.html", Render(file.With(asked), Anna, form));
        Snapshot.Matches("Gates", "second-round.zh-CN.html", Render(file, Lin, form));
        Assert.Equal(2, Regex.Count(Render(file, Anna, form), "name=\"csrf\""));
        Assert.DoesNotContain("checked", Render(file, Anna, form), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_asked_later_sees_so_and_no_form()
    {
        var file = File(Policy(GateRule.Sequential), Row("---"));

        Snapshot.Matches("Gates", "not-yet.en.html", Render(file, Anna));
        Snapshot.Matches("Gates", "not-yet.zh-CN.html", Render(File(file.Policy, [Row("---")[1] with { Place = 0 }, Row("---")[0] with { Place = 1 }]), Lin));
        Assert.DoesNotContain("<form", Render(file, Omar), StringComparison.Ordinal);
        Assert.Contains("<form", Render(file, Lin), StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_run_is_paused_the_page_says_by_whom_and_why_and_has_no_form()
    {
        var paused = File() with { Run = SampleGate.Run with { Pause = new Standstill(1, Opened, "Maria Ortiz", "Budget is being <frozen>.") } };

        Snapshot.Matches("Gates", "paused.en.html", Render(paused, Anna));
        Snapshot.Matches("Gates", "paused.zh-CN.html", Render(paused, Lin));
        Assert.DoesNotContain("<form", Render(paused, Anna), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", Pages.Delegate(new LinkedGate(paused, PersonKeys.Of(Anna.Email)), [Lin, Omar], new DelegateForm("csrf", "VALUE")), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_decided_stands_first_with_what_they_wrote_and_the_evidence_can_be_opened()
    {
        var file = File(null, Asked(Lin), Asked(Anna), Answered(Omar, Approve, 5, "Within the <budget>."));
        var html = Render(file, Anna, Form with { Evidence = [new EvidenceText("Audit right", "https://files.example/contract?part=7&v=2")] });

        Assert.True(html.IndexOf("Omar Haddad", StringComparison.Ordinal) < html.IndexOf("林芳", StringComparison.Ordinal));
        Assert.Contains("Within the &lt;budget&gt;.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://files.example/contract?part=7&amp;v=2\" rel=\"noreferrer\">Audit right</a>", html, StringComparison.Ordinal);
    }

    private static string Render(GateFile file, Person reader, DecisionForm? form = null) =>
        Pages.Render(new LinkedGate(file, PersonKeys.Of(reader.Email)), form ?? Form);
}

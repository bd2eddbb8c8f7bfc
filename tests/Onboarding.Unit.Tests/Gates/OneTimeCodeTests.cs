using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class OneTimeCodeTests
{
    private const string Right = "042917";

    private static readonly DateTimeOffset Now = Opened.AddHours(2);

    private static readonly GatePolicy Guarded = Policy() with { RequiresCode = true };

    [Theory]
    [InlineData(null, "gate.code-required")]
    [InlineData(" ", "gate.code-required")]
    [InlineData("042918", "gate.code-wrong")]
    [InlineData("42917", "gate.code-wrong")]
    [InlineData(Right, null)]
    [InlineData(" 042 917 ", null)]
    public void Only_the_code_that_was_mailed_is_right(string? given, string? problem) =>
        Assert.Equal(problem, OneTimeCode.ProblemOf(Mailed(), given, Now)?.Key);

    [Fact]
    public void A_code_counts_for_fifteen_minutes()
    {
        Assert.Null(OneTimeCode.ProblemOf(Mailed(), Right, Now.AddMinutes(15).AddTicks(-1)));
        Assert.Equal("gate.code-wrong", OneTimeCode.ProblemOf(Mailed(), Right, Now.AddMinutes(15))?.Key);
    }

    [Fact]
    public void After_five_wrong_tries_not_even_the_right_one_counts_and_another_may_be_asked_for()
    {
        var tried = Mailed() with { WrongTries = 5 };

        Assert.Equal("gate.code-used-up", OneTimeCode.ProblemOf(tried, Right, Now)?.Key);
        Assert.Null(OneTimeCode.ProblemOf(OneTimeCode.Next(tried, Now)!.WithCopy("111111", Now), "111111", Now));
    }

    [Fact]
    public void A_newer_code_makes_the_former_worthless_but_a_second_attempt_of_one_mail_does_not()
    {
        Assert.NotNull(OneTimeCode.ProblemOf(OneTimeCode.Next(Mailed(), Now)!.WithCopy("111111", Now), Right, Now));
        Assert.Null(OneTimeCode.ProblemOf(Mailed().WithCopy("111111", Now), Right, Now));
    }

    [Fact]
    public void Five_codes_a_day_and_the_next_day_five_more()
    {
        OneTimeCode? code = null;
        for (var number = 1; number <= 5; number++) Assert.Equal(number, (code = OneTimeCode.Next(code, Now))!.Number);

        Assert.Null(OneTimeCode.Next(code, Now.AddHours(1)));
        Assert.Equal((6, 1), OneTimeCode.Next(code, Now.AddDays(1)) is { } next ? (next.Number, next.AskedThatDay) : default);
    }

    [Fact]
    public void What_is_kept_does_not_hold_the_code()
    {
        var kept = System.Text.Json.JsonSerializer.Serialize(Mailed(), RunJson.Options);

        Assert.DoesNotContain(Right, kept, StringComparison.Ordinal);
        Assert.NotEqual(SealedCode.Of(Right, Now).Hash, SealedCode.Of(Right, Now).Hash);
        Assert.Matches("^[0-9]{6}$", OneTimeCode.Create());
    }

    [Fact]
    public void An_answer_without_the_right_code_is_not_taken_and_a_wrong_one_is_counted_and_told()
    {
        var (missing, nothing) = Take(new GateAnswer("approve", null));
        var (wrong, change) = Take(new GateAnswer("approve", null) { Code = "000000" });

        Assert.Equal((AnswerStatus.Invalid, "gate.code-required", true), (missing.Status, missing.Problems["code"].Key, nothing is null));
        Assert.Equal((AnswerStatus.Invalid, "gate.code-wrong"), (wrong.Status, wrong.Problems["code"].Key));
        Assert.Equal("gate.code-wrong", Assert.Single(change!.Audit).Kind);
        var kept = Assert.IsType<Approval>(Assert.Single(change.Put).Value);
        Assert.Equal((null, 1), (kept.Choice, kept.Code!.WrongTries));
    }

    [Fact]
    public void An_answer_that_is_incomplete_learns_nothing_of_its_code()
    {
        var (wrong, change) = Take(new GateAnswer("reject", null) { Code = "000000" });
        var (right, _) = Take(new GateAnswer("reject", null) { Code = Right });

        Assert.Null(change);
        Assert.Equal(["comment"], wrong.Problems.Keys);
        Assert.Equal(wrong.Problems.Keys, right.Problems.Keys);
    }

    [Fact]
    public void With_the_right_code_the_answer_counts_and_the_code_is_gone()
    {
        var (result, change) = Take(new GateAnswer("approve", null) { Code = Right });

        Assert.Equal(AnswerStatus.Accepted, result.Status);
        Assert.Equal(("approve", null), change!.Put.Values.OfType<Approval>().Single() is var kept ? (kept.Choice, kept.Code) : default);
    }

    [Fact]
    public void Asking_changes_the_part_the_audit_and_sends_one_mail_to_that_person_only()
    {
        var (result, change) = AskForCode.Ask(new LinkedGate(File(Guarded), KeyOf(Anna)), Now);

        var mail = Assert.Single(change!.Signals).Mail!;
        Assert.Equal((CodeStatus.Sent, MailKinds.ApprovalCode, KeyOf(Anna), 1), (result.Status, mail.Kind, mail.RecipientKey, mail.Number));
        Assert.Equal("gate.code-asked", Assert.Single(change.Audit).Kind);
    }

    [Fact]
    public void Where_nothing_is_left_to_answer_no_code_is_mailed()
    {
        var answered = new LinkedGate(File(Guarded, Answered(Anna, Approve, 1), Asked(Lin)), KeyOf(Anna));
        var ahead = new LinkedGate(File(Guarded with { Rule = GateRule.Sequential }, Row("---")), KeyOf(Anna));
        var unguarded = new LinkedGate(File(), KeyOf(Anna));

        Assert.All([answered, ahead, unguarded], linked =>
        {
            var (result, change) = AskForCode.Ask(linked, Now);
            Assert.Equal((CodeStatus.NotNeeded, true), (result.Status, change is null));
        });
    }

    private static OneTimeCode Mailed() => OneTimeCode.Next(null, Now)!.WithCopy(Right, Now);

    private static (AnswerResult Result, RunChange? Change) Take(GateAnswer answer) =>
        AnswerGate.Take(new LinkedGate(File(Guarded, Asked(Lin), Asked(Anna) with { Code = Mailed() }, Asked(Omar)), KeyOf(Anna)), answer, Now.AddMinutes(1));

    private static string KeyOf(Person person) => PersonKeys.Of(person.Email);
}

using Onboarding.Cli;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Unit.Tests.Cli;

public sealed class RunTablesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_headline_calls_the_stage_what_the_API_calls_it()
    {
        var run = new RunView("r", "Shop", "Support", "running", "pilot", "inReview", 1, null, null, null, null, At, At, [new("pilot", "Trial run", "current", null)]);

        Assert.Equal("Shop: Support - running (Trial run, in review)", new RunTables(Texts.In(Texts.English)).Headline(run));
    }

    [Fact]
    public void Gates_and_answers_are_shown_by_the_names_that_the_API_gives()
    {
        var gate = new GateView(
            "contract", "contract", 2, "decided", At, null, "?", null, null,
            [new ApprovalView("林芳", "legal", "answered", "approve", null, At), new ApprovalView("王军", "it", "waiting", null, null, null)],
            new GateOutcomeView("advance", "approve", At))
        {
            Name = "合同",
            Choices = [new ChoiceView("approve", "批准")],
        };
        using var shown = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shown), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;

        console.Write(new RunTables(Texts.In(Texts.Chinese)).Gates([gate]));

        Assert.Contains("合同 #2", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("林芳：批准，王军", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("approve", shown.ToString(), StringComparison.Ordinal);
    }
}

using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Work;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Pages;

public sealed class NextStepTests
{
    private static readonly Phrase Open = new Phrase("missing.item").With("item", "Liability").With("id", "liability");

    [Fact]
    public void What_is_missing_comes_first_with_where_it_is_mended()
    {
        var next = NextStep.Of(SampleFile.RunAt(StageIds.Contract, StageState.Preparing), [Open, Open], [], [], overdue: 1, handIns: 0)!;

        Assert.Equal(("next.missing", "/runs/run-1/work#f-liability-status"), (next.Text.Key, next.Path));
    }

    [Fact]
    public void A_stage_that_lacks_nothing_is_submitted() =>
        Assert.Equal("/runs/run-1/work#submit", NextStep.Of(SampleFile.RunAt(StageIds.Contract, StageState.Preparing), [], [], [], 0, 0)!.Path);

    [Fact]
    public void An_approver_whose_mail_came_back_comes_before_everything() =>
        Assert.Equal("next.unreached", NextStep.Of(SampleFile.RunAt(StageIds.Contract, StageState.InReview), [], [], ["Helen Marsh"], 3, 2)!.Text.Key);

    [Fact]
    public void Hand_ins_that_wait_come_before_what_is_missing()
    {
        var next = NextStep.Of(SampleFile.RunAt(StageIds.Contract, StageState.Preparing), [Open], [], [], 0, handIns: 2)!;

        Assert.Equal(("next.hand-ins", "/runs/run-1/hand-ins"), (next.Text.Key, next.Path));
    }

    [Fact]
    public void A_pilot_that_runs_takes_readings() =>
        Assert.Equal("/runs/run-1/pilot", NextStep.Of(SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled), [], [], [], 0, 0)!.Path);

    [Fact]
    public void A_run_that_is_paused_is_resumed_first() =>
        Assert.Equal("/runs/run-1/actions/resume", NextStep.Of(
            SampleFile.RunAt(StageIds.Contract, StageState.Preparing) with { Pause = new Standstill(1, SampleGate.Opened, "Maria Ortiz", "Budget") }, [], [], [], 0, 0)!.Path);

    [Fact]
    public void What_is_missing_is_mended_where_it_was_also_as_pages_say_it() =>
        Assert.Equal(MendLinks.Of("run-1", Open), MendLinks.Of("run-1", PagePhrase.Of(Open, TemplateFolders.Phrases)));

    [Fact]
    public void A_run_that_has_ended_needs_nothing() =>
        Assert.Null(NextStep.Of(SampleFile.RunAt(StageIds.Exit, StageState.Preparing) with { Status = RunStatus.Exited }, [Open], [], [], 1, 1));
}

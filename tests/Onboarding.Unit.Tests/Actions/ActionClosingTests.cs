using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Pilot;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Actions;

public sealed class ActionClosingTests
{
    private static readonly DateTimeOffset At = SampleFile.Began;

    [Theory]
    [InlineData("en", "the onboarding ended (Cancelled)")]
    [InlineData("zh-CN", "上线流程已结束（已取消）")]
    public void What_is_open_when_a_run_ends_is_cancelled_with_the_reason_and_the_audit_says_so(string language, string reason)
    {
        var end = End(RunStatus.Cancelled);

        var change = ActionClosing.With(end, [SamplePilot.Action], At);

        var closed = (CorrectiveAction)change.Put[RowKeys.Action(SamplePilot.Action.Id)];
        Assert.Equal((ActionStatus.Cancelled, At, null), (closed.Status, closed.ClosedAt, closed.Result));
        Assert.Equal(reason, TemplateFolders.Phrases.Render(closed.ClosedFor!, language));
        Assert.Equal(("action.cancelled", "system"), (Assert.Single(change.Audit).Kind, change.Audit[0].Actor));
        Assert.Contains(reason, TemplateFolders.Phrases.Render(change.Audit[0].What, language), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_closed_stays_as_it_was()
    {
        var end = End(RunStatus.Exited);

        Assert.Same(end, ActionClosing.With(end, [SamplePilot.Action with { Status = ActionStatus.Done, Result = "Mended." }], At));
    }

    [Fact]
    public void However_many_are_open_a_change_fits_a_transaction_and_further_ones_close_the_rest() => Gen.Int[0, 200].Sample(count =>
    {
        var actions = Enumerable.Range(0, count).ToDictionary(place => RowKeys.Action($"a-{place}"), place => SamplePilot.Action with { Id = $"a-{place}" });
        for (var change = ActionClosing.With(End(RunStatus.Exited), [.. actions.Values], At); change.Put.Count > 0; change = ActionClosing.With(End(RunStatus.Exited), [.. actions.Values], At))
        {
            if (change.Put.Count + change.Audit.Count > 90) return false;
            foreach (var (key, row) in change.Put) actions[key] = (CorrectiveAction)row;
        }

        return actions.Count == count && actions.Values.All(action => !action.IsOpen);
    });

    private static RunChange End(RunStatus status) => new(SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled) with { Status = status });
}

using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Which gate round sends its stage back.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage.</param>
/// <param name="GateId">Gate.</param>
/// <param name="GateRound">Round of the gate that did not advance.</param>
/// <param name="Expired">Nobody decided in time; otherwise changes were asked for.</param>
public sealed record ReopenOrder(string RunId, string Stage, string GateId, int GateRound, bool Expired);

/// <summary>Gives a stage back to the project manager for its next round, once per gate round; returns the stage's round.</summary>
[DurableTask]
public sealed class ReopenStage(RunStore store) : TaskActivity<ReopenOrder, int>
{
    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskActivityContext context, ReopenOrder input)
    {
        var mark = $"reopened:{input.GateId}:{input.GateRound:D3}";
        await store.ChangeAsync(input.RunId, async run =>
            run.IsEnded || await store.FindAsync<ReopenedMark>(run.Id, mark) is not null ? null : Reopening(run, input, mark));
        return (await store.GetAsync<ReopenedMark>(input.RunId, mark)).StageRound;
    }

    private static RunChange Reopening(Run run, ReopenOrder order, string mark)
    {
        var name = PhraseValue.Word($"stage.{order.Stage}");
        var why = order.Expired ? "expired" : "changes";
        var reopened = run with
        {
            StageState = StageState.Preparing,
            Round = run.Round + 1,
            WaitsFor = new Phrase($"wait.resubmission-{why}").With("stage", name),
            WaitsUntil = null,
        };
        return new RunChange(reopened)
        {
            Put = new Dictionary<string, object> { [mark] = new ReopenedMark(reopened.Round) },
            Audit = [AuditEntry.BySystem("stage.reopened", new Phrase($"audit.stage.reopened-{why}").With("stage", name).With("round", reopened.Round))],
        };
    }
}

/// <summary>Tells that a gate round has sent its stage back. Row <c>reopened:{gate}:{round}</c>.</summary>
/// <param name="StageRound">The round that the stage was given.</param>
public sealed record ReopenedMark(int StageRound);

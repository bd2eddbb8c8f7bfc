using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Which stage a run enters.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Pass">Which way of the run through its stages, from 1.</param>
public sealed record EntryOrder(string RunId, string Stage, int Pass = 1);

/// <summary>How a stage begins.</summary>
/// <param name="RemindAfterDays">Calendar days after which the project manager is reminded to submit it.</param>
/// <param name="FirstRound">Its first round and its gate's, from 1; above 1 when the run came back to it.</param>
public sealed record StageEntry(int RemindAfterDays, int FirstRound);

/// <summary>Tells that a run has entered a stage on one of its ways. Row <c>entered:{stage}:{pass}</c>.</summary>
/// <param name="FirstRound">The round with which it began there.</param>
/// <param name="At">UTC; null in a row from before it was kept.</param>
public sealed record EnteredMark(int FirstRound, DateTimeOffset? At = null);

/// <summary>Moves the head to a stage, once per pass: run twice, or late, it changes nothing and answers the same.</summary>
[DurableTask]
public sealed class EnterStage(RunStore store, TimeProvider time) : TaskActivity<EntryOrder, StageEntry>
{
    /// <summary>Kind of the audit entry that tells when a stage began.</summary>
    public const string Entered = "stage.entered";

    // Their gates open by themselves; a project manager submits them only after a gate gave them back.
    private static readonly string[] GoesByTime = [StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <inheritdoc />
    public override async Task<StageEntry> RunAsync(TaskActivityContext context, EntryOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var firstRound = 1;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var mark = await store.FindAsync<EnteredMark>(run.Id, RowKeys.EnteredMark(input.Stage, input.Pass));
            firstRound = mark?.FirstRound ?? await NextRoundAsync(input);
            return mark is not null || run.IsEnded ? null : Entry(run, input.Stage, time.GetUtcNow(), input.Pass, firstRound);
        });
        return new StageEntry(file.Playbook.RemindAfterDays(input.Stage), firstRound);
    }

    /// <summary>The change by which a run enters a stage.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="stage">Stage.</param>
    /// <param name="now">UTC.</param>
    /// <param name="pass">Which way through the stages.</param>
    /// <param name="firstRound">Round with which it begins.</param>
    internal static RunChange Entry(Run run, string stage, DateTimeOffset now, int pass = 1, int firstRound = 1)
    {
        var name = PhraseValue.Word($"stage.{stage}");
        var goesByTime = GoesByTime.Contains(stage);
        var entered = run with
        {
            Stage = stage,
            StageState = goesByTime ? StageState.Scheduled : StageState.Preparing,
            Round = firstRound,
            Pass = pass,
            WaitsFor = goesByTime ? new Phrase("wait.stage-begins").With("stage", name) : Said("wait.submission", name, pass, firstRound),
            WaitsUntil = null,
        };
        return new RunChange(entered)
        {
            Put = new Dictionary<string, object> { [RowKeys.EnteredMark(stage, pass)] = new EnteredMark(firstRound, now) },
            Audit = [AuditEntry.BySystem(Entered, Said("audit.stage.entered", name, pass, firstRound))],
        };
    }

    private static Phrase Said(string key, PhraseValue stage, int pass, int firstRound) => pass == 1
        ? new Phrase(key).With("stage", stage)
        : new Phrase($"{key}-again").With("stage", stage).With("round", firstRound);

    // Rows of the rounds before tell, whichever of them a stage has; in the first pass there are none.
    private async Task<int> NextRoundAsync(EntryOrder input)
    {
        if (input.Pass == 1) return 1;
        var submissions = await store.ListAsync<StageSubmission>(input.RunId, $"submission:{input.Stage}");
        var gates = await store.ListAsync<Gate>(input.RunId, $"gate:{input.Stage}");
        return submissions.Select(one => one.Round).Concat(gates.Select(one => one.Round)).DefaultIfEmpty().Max() + 1;
    }
}

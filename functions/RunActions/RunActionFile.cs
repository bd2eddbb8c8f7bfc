using System.Globalization;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.RunActions;

/// <summary>What the actions of a run are offered and filled in from.</summary>
/// <param name="File">The run.</param>
/// <param name="Open">Its open gate rounds.</param>
internal sealed record RunActionFile(RunFile File, IReadOnlyList<GateFile> Open)
{
    private static readonly string[] Measured = [StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    public Run Run => File.Run;

    /// <summary>Where the run stands, so that a form tells whether it has moved on meanwhile.</summary>
    public string Standing => string.Join(':', Run.Status, Run.Stage, Run.StageState, Run.Round.ToString(CultureInfo.InvariantCulture),
        Run.Pause?.Number.ToString(CultureInfo.InvariantCulture) ?? "-");

    /// <summary>True when the action can be done now.</summary>
    public bool Offers(string action) => !Run.IsEnded && action switch
    {
        RunActionIds.Resend => Run.Pause is null && Open.Any(gate => gate.Turn.Count > 0),
        RunActionIds.AddApprover => Run.Pause is null && Open.Count > 0,
        RunActionIds.CorrectReading => Measured.Contains(Run.Stage),
        RunActionIds.Pause => Run.Pause is null,
        RunActionIds.Resume => Run.Pause is not null,
        _ => true,
    };

    /// <summary>Reads it.</summary>
    public static async Task<RunActionFile> ReadAsync(RunStore store, GateArchive archive, string runId, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var open = new List<GateFile>();
        foreach (var gate in (await store.ListAsync<Gate>(runId, "gate", cancellation)).Where(gate => gate.Status == GateStatus.Open))
            open.Add(await archive.ReadAsync(file.Run, gate.Id, gate.Round, cancellation));
        return new RunActionFile(file, open);
    }
}

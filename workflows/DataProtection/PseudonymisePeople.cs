using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// Puts pseudonyms in place of everybody in a run that has ended. Who they are is a row of the <see cref="ErasureLog"/> until it is done, so that a
/// crash leaves nobody half: what is known of them goes with the first rows that are rewritten.
/// </summary>
public sealed partial class PseudonymisePeople(RunStore store, RunRows rows, HoldRun holds, ErasureLog due, ILogger<PseudonymisePeople> log)
{
    /// <summary>How many rows were rewritten; null when it is not done: the run is held, or its audit is from before texts could be erased.</summary>
    public async Task<int?> RunAsync(string runId, CancellationToken cancellation)
    {
        var people = await due.FindPeopleAsync(runId, cancellation) ?? await LookAsync(runId, cancellation);
        var persons = people.All();
        await foreach (var row in rows.ReadAsync(runId, cancellation))
        {
            if (!PersonRows.IsUnsealed(row, persons)) continue;
            PeopleStay(log, runId);
            return null;
        }

        await due.BeginAsync(people, cancellation);
        var rewriting = await rows.RewriteAsync(runId, now => holds.IsAtRestAsync(now, cancellation), row => PersonRows.Erased(row, persons), cancellation);
        if (rewriting.WasStopped) return null;
        await store.RewriteIndexAsync(runId, cancellation);
        await due.EndPeopleAsync(runId, cancellation);
        return rewriting.Count;
    }

    private async Task<DuePeople> LookAsync(string runId, CancellationToken cancellation)
    {
        var secret = KnownPerson.NewSecret();
        var persons = new PersonsOfRun(secret);
        for (var learned = true; learned;)
        {
            learned = false;
            await foreach (var row in rows.ReadAsync(runId, cancellation)) learned |= persons.See(row);
        }

        return new DuePeople(runId, secret, [.. persons.All.Select(KnownNames.Of)]);
    }

    [LoggerMessage(EventId = 2104, Level = LogLevel.Warning, Message = "The people of run {RunId} stay until the run goes: its audit is from before texts could be erased.")]
    private static partial void PeopleStay(ILogger log, string runId);
}

using Onboarding.Cli.Api;

namespace Onboarding.Cli.Importing;

/// <summary>How far an import came.</summary>
internal sealed record ImportTally
{
    /// <summary>Rows of the file.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that an earlier, interrupted import handed in.</summary>
    public int Before { get; init; }

    /// <summary>Rows that were handed in now.</summary>
    public int HandedIn { get; init; }

    /// <summary>Of those, how many were new or different.</summary>
    public int Accepted { get; init; }

    /// <summary>Rows that are wrong. Those in the same batch are not handed in either.</summary>
    public IReadOnlyList<BadRow> Bad { get; init; } = [];

    /// <summary>Of the rows handed in now, how many were known already.</summary>
    public int AlreadyThere => HandedIn - Accepted;

    public int Done => Before + HandedIn;
}

/// <summary>Hands in a file batch by batch, each all or none, and goes on where an interrupted import of the same file stopped.</summary>
internal sealed class ReadingsImport(OnboardingClient client, string runId, ReadingsFile file, ImportMemory memory, string? reason)
{
    /// <summary>How far it came, also after a failure.</summary>
    public ImportTally Tally { get; private set; } = new() { Rows = file.Rows, Bad = file.Bad };

    /// <summary>Sends what is left of the file; nothing at all when the file as a whole is wrong.</summary>
    /// <param name="progress">Is told after every batch.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public async Task RunAsync(Action<ImportTally> progress, CancellationToken cancellation)
    {
        if (file.Bad.Count > 0) return;
        foreach (var batch in file.Batches)
        {
            if (memory.Has(batch)) Tally = Tally with { Before = Tally.Before + batch.Rows };
            else await HandInAsync(batch, cancellation);
            progress(Tally);
        }

        if (Tally.Bad.Count == 0) memory.Forget();
    }

    private async Task HandInAsync(ReadingsBatch batch, CancellationToken cancellation)
    {
        try
        {
            var accepted = await client.AddReadingsAsync(runId, batch.Csv, reason, cancellation);
            memory.Add(batch);
            Tally = Tally with { HandedIn = Tally.HandedIn + batch.Rows, Accepted = Tally.Accepted + accepted };
        }
        catch (ProblemException problem) when (problem.IsBadInput)
        {
            var bad = problem.Fields.Select(field => batch.Locate(field.Field, field.Message)).ToList();
            // What is wrong with more than rows is wrong with every further batch too.
            if (bad.Count == 0 || bad.Contains(null)) throw;
            Tally = Tally with { Bad = [.. Tally.Bad, .. bad.OfType<BadRow>()] };
        }
    }
}

namespace Onboarding.Cli.Demo;

/// <summary>Kills the app a number of times at moments that follow from a seed.</summary>
internal sealed class KillDrill(AppSupervisor supervisor, int kills, ulong seed, Action<string> say, Texts texts)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public int Done { get; private set; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var moment in Moments())
        {
            var wait = moment - TimeProvider.System.GetElapsedTime(began);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, cancellation);
            while (!supervisor.TryCrash()) await Task.Delay(Pause, cancellation);
            Done++;
            say(texts["demo.killed", Done, kills]);
        }
    }

    private List<TimeSpan> Moments()
    {
        var state = seed;
        return Enumerable.Range(0, kills).Select(_ => Earliest + Share(ref state) * (Latest - Earliest)).Order().ToList();
    }

    // SplitMix64, so that a seed names the same moments on every runtime.
    private static double Share(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}

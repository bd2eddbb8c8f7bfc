namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>
/// Evenly spread numbers from a seed, the same on every machine and with every version of .NET: SplitMix64 of G. L. Steele, D. Lea and
/// C. H. Flood, OOPSLA 2014, 453-472. For resampling, not for secrets.
/// </summary>
/// <param name="seed">Where the sequence starts.</param>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 to less than <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

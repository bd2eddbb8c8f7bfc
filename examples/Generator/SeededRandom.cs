namespace Onboarding.Examples;

/// <summary>
/// SplitMix64. Written out because the sequence of <see cref="Random"/> may change between runtimes; and only additions,
/// multiplications and square roots, which IEEE 754 fixes to the last bit, so every machine draws the same numbers.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>At least 0, less than 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least <paramref name="from"/>, at most <paramref name="to"/>.</summary>
    public int Between(int from, int to) => from + (int)(Uniform() * (to - from + 1));

    /// <summary>Mean 0 and deviation 1: the sum of twelve uniform numbers less six.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Uniform();
        return sum;
    }

    /// <summary>How many of <paramref name="cases"/> meet a rule that each meets with <paramref name="share"/>.</summary>
    public int Hits(int cases, double share)
    {
        var drawn = cases * share + Normal() * Math.Sqrt(cases * share * (1 - share));
        return Math.Clamp((int)(drawn + 0.5), 0, cases);
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

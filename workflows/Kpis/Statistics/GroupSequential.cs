namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>
/// The points that a standardised difference must exceed at each of several looks at growing data, so that the chance of a false verdict over
/// all of them is what is spent. The distribution of those not yet decided is carried from look to look by numerical integration: P. Armitage,
/// C. K. McPherson and B. C. Rowe, JRSS A 132 (1969) 235-244; C. Jennison and B. W. Turnbull, Group Sequential Methods (1999), chapter 19.
/// </summary>
public static class GroupSequential
{
    /// <summary>The farthest point asked for: a look at which next to nothing may be spent decides nothing.</summary>
    public const double Farthest = 8;

    // Even, for Simpson's rule; the points asked for keep three decimals with half as many.
    private const int Steps = 600;
    private const int Halvings = 60;

    /// <summary>One point per look.</summary>
    /// <param name="information">Share of the information at each look, above 0, ascending.</param>
    /// <param name="spent">Chance spent up to each look, ascending.</param>
    public static IReadOnlyList<double> Points(IReadOnlyList<double> information, IReadOnlyList<double> spent)
    {
        var points = new List<double>();
        // Of the sum over the information so far: known to be 0 before the first look.
        Undecided? undecided = null;
        for (var look = 0; look < information.Count; look++)
        {
            var step = information[look] - (look == 0 ? 0 : information[look - 1]);
            var toSpend = spent[look] - (look == 0 ? 0 : spent[look - 1]);
            var root = Math.Sqrt(information[look]);
            var point = step > 0 ? PointOf(undecided, step, root, toSpend) : Farthest;
            points.Add(point);
            if (step > 0) undecided = After(undecided, step, root, point);
        }

        return points;
    }

    private static double PointOf(Undecided? before, double step, double root, double toSpend)
    {
        var (low, high) = (0.0, Farthest);
        if (Exceeding(before, step, high * root) >= toSpend) return Farthest;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Exceeding(before, step, middle * root) > toSpend) low = middle;
            else high = middle;
        }

        return high;
    }

    private static double Exceeding(Undecided? before, double step, double sum)
    {
        var deviation = Math.Sqrt(step);
        return before is null ? StandardNormal.Above(sum / deviation) : before.Integral(former => StandardNormal.Above((sum - former) / deviation));
    }

    private static Undecided After(Undecided? before, double step, double root, double point)
    {
        var deviation = Math.Sqrt(step);
        return Undecided.Between(-Farthest * root, point * root, before is null
            ? sum => StandardNormal.Density(sum / deviation) / deviation
            : sum => before.Integral(former => StandardNormal.Density((sum - former) / deviation) / deviation));
    }

    /// <summary>Density of the sum where no look has decided, on a grid.</summary>
    private sealed record Undecided(double[] Sums, double[] Weights)
    {
        public static Undecided Between(double low, double high, Func<double, double> density)
        {
            var width = (high - low) / Steps;
            double[] sums = [.. Enumerable.Range(0, Steps + 1).Select(place => low + place * width)];
            return new Undecided(sums, [.. sums.Select((sum, place) => density(sum) * Simpson(place) * width / 3)]);
        }

        public double Integral(Func<double, double> of)
        {
            var total = 0.0;
            for (var place = 0; place < Sums.Length; place++) total += Weights[place] * of(Sums[place]);
            return total;
        }

        private static int Simpson(int place) => place is 0 or Steps ? 1 : place % 2 == 1 ? 4 : 2;
    }
}

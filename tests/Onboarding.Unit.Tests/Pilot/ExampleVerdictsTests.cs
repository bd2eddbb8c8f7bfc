using System.Globalization;
using System.Text.Json;
using Onboarding.Examples;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Pilot;

/// <summary>The example's readings, judged as the run judges them.</summary>
public sealed class ExampleVerdictsTests
{
    private const int Length = 90;

    private static readonly DateOnly StartsOn = new(2026, 5, 11);

    private static readonly RunFile Run = SampleFile.File with { Request = Read<OnboardingRequest>("request.json") };

    private static readonly IReadOnlyList<Reading> Readings = [.. File.ReadLines(At("readings.csv")).Skip(1).Select(line => ReadingOf(line.Split(',')))];

    [Fact]
    public void Day_30_and_day_60_speak_for_going_on_and_day_90_for_scaling_up() =>
        Assert.Equal(["continue", "continue", "scale-up"], new[] { Review(30), Review(60, 30), Review(90, 30, 60) }.Select(review => review.Recommendation));

    [Theory]
    [InlineData(30)]
    [InlineData(90, 30, 60)]
    public void The_verdicts_are_those_that_the_example_expects(int day, params int[] former)
    {
        var expected = Read<DecisionScript>("decisions.json").Expected.First(gate => gate.Gate == GateIds.ReviewOn(day)).Verdicts!;

        var seen = Review(day, former).Figures.ToDictionary(figure => figure.Measured!.Kpi);

        Assert.All(expected, verdict => Assert.True(seen[verdict.Key].Verdict == verdict.Value, $"{seen[verdict.Key].Verdict}, {seen[verdict.Key].Measured}"));
    }

    private static GateCase Review(int day, params int[] former) => PrepareReviewGate.Judge(
        Run, PilotCriteria.Of(Run, [30, 60, 90]), SampleFile.Plan with { StartsOn = StartsOn, LengthDays = Length }, day, former,
        [.. Readings.Where(reading => reading.Day < StartsOn.AddDays(day))]).Case;

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(At(file)), RunJson.Options)!;

    private static string At(string file) => Repository.At("examples", "retailer-sale-season", file);

    private static Reading ReadingOf(string[] fields) => new()
    {
        Day = DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Channel = fields[1],
        Kpi = fields[2],
        Numerator = Whole(fields[3]),
        Denominator = Whole(fields[4]),
        Value = fields[5].Length == 0 ? null : decimal.Parse(fields[5], CultureInfo.InvariantCulture),
        Sample = Whole(fields[6]),
        Source = fields[7],
    };

    private static long? Whole(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);
}

using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Training;

public sealed class TrainingReadinessTests
{
    private static readonly CertificationCoverage Met = new(2, [new NeedCoverage(SampleFile.Plan.Staffing[0], 2)]);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_first_day_that_has_passed_is_missing(int daysAfter, int missing) =>
        Assert.Equal(missing, TrainingReadiness.Missing(SampleFile.Plan, Met, SampleFile.Plan.StartsOn.AddDays(daysAfter)).Count);

    [Fact]
    public void Everything_that_is_missing_is_named_at_once()
    {
        var tooFew = Met with { Needs = [new NeedCoverage(SampleFile.Plan.Staffing[0], 1)] };

        var missing = TrainingReadiness.Missing(SampleFile.Plan, tooFew, SampleFile.Plan.StartsOn.AddDays(30));

        Assert.Equal(["missing.pilot-start", "missing.certified"], missing.Select(one => one.Key));
    }
}

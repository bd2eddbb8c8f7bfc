using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class RequirementsTests
{
    [Theory]
    [InlineData(1, 1, 4, 6)]
    [InlineData(1, 2, 4, 6)]
    [InlineData(1, 3, 8, 12)]
    [InlineData(2, 1, 8, 12)]
    public void A_pilot_in_one_language_on_at_most_two_channels_starts_soonest(int languages, int channels, int from, int to)
    {
        var request = SampleFile.Request with
        {
            Coverage = SampleFile.Request.Coverage with { Languages = [.. Enumerable.Repeat("en", languages)] },
            Scope = SampleFile.Request.Scope with { Channels = [.. Enumerable.Repeat("phone", channels)] },
        };

        Assert.Equal(new TimelineEstimate(from, to), TimelineEstimate.Of(request));
    }

    [Fact]
    public void A_KPI_needs_a_target_or_a_baseline()
    {
        var compared = Measured.Share with { Id = "compared", Target = null };
        var baseline = new BaselineValue { Kpi = "compared", Value = 0.9m, SampleSize = 1000, From = Measured.Day, To = Measured.Day };

        Assert.Equal("missing.baseline", Assert.Single(RequirementsReadiness.Missing([Measured.Share, compared], [])).Key);
        Assert.Empty(RequirementsReadiness.Missing([Measured.Share, compared], [baseline]));
    }
}

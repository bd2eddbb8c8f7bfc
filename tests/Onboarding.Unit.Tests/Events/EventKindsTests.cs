using Onboarding.Testing;
using Onboarding.Workflows.Events;

namespace Onboarding.Unit.Tests.Events;

public sealed class EventKindsTests
{
    [Fact]
    public void Each_is_in_the_documentation()
    {
        var documented = File.ReadAllText(Repository.At("docs", "events.md"));

        Assert.All(EventKinds.Types, type => Assert.Contains($"`{type["onboarding.".Length..]}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_vendor_hands_in_is_told() => Assert.True(EventKinds.Contains("vendor-submission.received"));
}

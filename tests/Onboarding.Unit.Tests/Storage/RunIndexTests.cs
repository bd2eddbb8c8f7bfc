using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class RunIndexTests
{
    [Fact]
    public void A_rows_key_can_be_a_continuation() => Assert.True(RunIndex.IsKey(RunIndex.KeyOf(SampleGate.Run)));

    [Theory]
    [InlineData("x")]
    [InlineData("1!8!cnVucw-- 1!36!MjUxOA--")]
    [InlineData("2516840000000000000")]
    [InlineData("2516840000000000000:")]
    [InlineData("2516840000000000000:run' or 1 eq 1")]
    [InlineData("251684000000000000x:run-1")]
    [InlineData("2516840000000000000:run-1\n")]
    public void Anything_else_cannot(string text) => Assert.False(RunIndex.IsKey(text));
}

using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("start")]
    [InlineData("status", "x", "--lang", "fr")]
    [InlineData("status", "x", "--url", "nowhere")]
    [InlineData("start", "/no/such/file.json")]
    [InlineData("demo", "--time-scale", "0")]
    [InlineData("decide", "http://127.0.0.1:9/approvals/x")]
    public async Task Bad_input_ends_with_2(params string[] arguments) =>
        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(arguments));

    [Fact]
    public async Task Help_ends_with_0() => Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["--help"]));
}

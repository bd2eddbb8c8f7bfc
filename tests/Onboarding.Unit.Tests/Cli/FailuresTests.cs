using System.Net;
using System.Text;
using Onboarding.Cli;
using Onboarding.Cli.Api;

namespace Onboarding.Unit.Tests.Cli;

public sealed class FailuresTests
{
    [Fact]
    public async Task Everything_that_is_missing_stands_on_a_line_of_its_own()
    {
        var (message, exitCode) = await DescribeAsync(HttpStatusCode.Conflict, """
            { "title": "The stage is not ready", "detail": "Complete what is named under missing (2).", "missing": ["“Scope” is open (scope)", "“Exit” is open (exit)"] }
            """);

        Assert.Equal("The stage is not ready - Complete what is named under missing (2).\n  “Scope” is open (scope)\n  “Exit” is open (exit)", message);
        Assert.Equal(ExitCodes.Failure, exitCode);
    }

    [Fact]
    public async Task Every_field_at_fault_is_named()
    {
        var (message, exitCode) = await DescribeAsync(HttpStatusCode.BadRequest, """{ "title": "Some fields are wrong", "errors": { "company": ["This is required"] } }""");

        Assert.Equal("Some fields are wrong\n  company: This is required", message);
        Assert.Equal(ExitCodes.BadInput, exitCode);
    }

    private static async Task<(string Message, int ExitCode)> DescribeAsync(HttpStatusCode status, string problem)
    {
        using var response = new HttpResponseMessage(status) { Content = new StringContent(problem, Encoding.UTF8, "application/problem+json") };
        return Failures.Describe(await ProblemException.FromAsync(response, CancellationToken.None), Texts.In(Texts.English), interrupted: false);
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>What is known of a person goes to the file as it comes.</summary>
[Collection(nameof(PlaybookCommandTests))]
public sealed class PersonCommandTests
{
    [Fact]
    public async Task An_export_that_breaks_off_is_a_failure_and_leaves_no_file()
    {
        await using var app = await FakeApp.StartAsync();
        app.On("POST /api/v1/people/export", _ => Results.Stream(async output =>
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes("""{ "runs": ["""));
            await output.FlushAsync();
            throw new IOException("The app dies.");
        }));
        var file = Path.Combine(Path.GetTempPath(), $"person-{Guid.NewGuid():N}.json");

        var said = await app.SayAsync("person", "export", "yang.liu@example.com", "--out", file);

        Assert.Equal((ExitCodes.Failure, false), (said.Code, File.Exists(file)));
        Assert.StartsWith("The app does not answer", said.Errors, StringComparison.Ordinal);
    }
}

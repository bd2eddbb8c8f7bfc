using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Describing;

/// <summary>What people send first, out of their editor.</summary>
[Collection(SharedAppTests.Name)]
public sealed class HttpFileTests(SharedApp app)
{
    [Fact]
    public async Task The_http_file_works_from_top_to_bottom()
    {
        using var http = new HttpClient();
        var file = new HttpFile(Repository.At("examples", "onboarding.http"), http, app.Stack.App);
        var sent = 0;

        await foreach (var (title, status, expected, body) in file.PlayAsync())
        {
            Assert.True(expected is { } code ? status == code : status is >= 200 and < 300, $"{title}: {status} {body}");
            sent++;
        }

        Assert.True(sent >= 20, $"Only {sent} requests were found.");
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>The app's clock, which stands in for months that pass; people at their browsers do not notice.</summary>
internal sealed class AppClock(Api api)
{
    // Thirty days in three seconds: fast enough to wait for, slow enough for what is due each day.
    private const double Fast = 800_000;

    /// <summary>Lets the time pass until an instant; then it goes on at its usual pace.</summary>
    public async Task PassUntilAsync(DateTimeOffset at)
    {
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = Fast, ["until"] = at, ["then"] = 1 })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => (await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>() >= at, $"the clock to reach {at:u}");
    }
}

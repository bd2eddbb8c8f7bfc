using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Integration.Tests.Pilot;

/// <summary>How long a file of readings waits for its confirmation.</summary>
[Collection(LocalServices.Collection)]
public sealed class KeptHandInTests(LocalServices local)
{
    [Fact]
    public async Task A_file_is_kept_for_an_hour_of_the_reader_s_clock_however_fast_the_run_s_days_pass()
    {
        await using var app = await GateApp.StartAsync(local);
        var kept = app.Services.GetRequiredService<KeptHandIns>();
        var id = await kept.KeepAsync(app.Order.RunId, new byte[] { 1, 2, 3 }, "Wrong export");

        app.Clock.Advance(TimeSpan.FromDays(30));
        await kept.RemoveExpiredAsync(app.Order.RunId);

        Assert.Equal([1, 2, 3], (await kept.FindAsync(app.Order.RunId, id))!.File.ToArray());
    }
}

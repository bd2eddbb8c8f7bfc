using System.Globalization;
using Onboarding.Integration.Tests.Hosting;
using Xunit.Abstractions;

namespace Onboarding.Integration.Tests.Crashing;

/// <summary>
/// The app is ended at each step of deciding and of sending, on both sides of the step: no decision that was confirmed is lost, none counts
/// twice, no mail goes out twice. ONBOARDING_DECISION_KILLS=200 makes it the long drill of docs/architecture.md.
/// </summary>
public sealed class DecisionCrashTests(ITestOutputHelper output)
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("ONBOARDING_DECISION_KILLS"), CultureInfo.InvariantCulture, out var value) ? value : 10;

    [Fact]
    public async Task An_app_ended_at_every_step_of_deciding_and_sending_loses_nothing_and_does_nothing_twice()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await MortalApp.StartAsync(stack);
        using var drill = new DecisionDrill(stack, app);

        while (app.Deaths < Kills) await drill.GoOnAsync();
        await drill.FinishAsync();

        output.WriteLine(await drill.JudgeAsync());
    }
}

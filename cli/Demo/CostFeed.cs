using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>Finance: hands in a month's cost once the month is over and the ramp is on.</summary>
internal sealed class CostFeed(OnboardingClient client, ExampleFiles files, string runId)
{
    private readonly Queue<JsonObject> _due = new(files.Items("costs.json"));

    public async Task CatchUpAsync(RunView run, DateTimeOffset now, CancellationToken cancellation)
    {
        if (run.IsEnded || run.Stage is not ("scale-up" or "operations") || run.StageState == "inReview") return;
        var month = now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        while (_due.TryPeek(out var cost) && string.CompareOrdinal(cost["month"]!.GetValue<string>(), month) < 0)
        {
            await client.PutAsync(runId, $"costs/{cost["month"]}", new JsonObject { ["amount"] = cost["amount"]!.DeepClone() }, cancellation);
            _due.Dequeue();
        }
    }
}

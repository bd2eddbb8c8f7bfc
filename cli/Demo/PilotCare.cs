using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>The project manager between reviews: keeps minutes, closes bad ratings, evaluates a month, and closes corrective actions with a result.</summary>
internal sealed class PilotCare(OnboardingClient client, ExampleFiles files, string runId)
{
    // An action takes some days; it is closed well before it is due.
    private const int DaysToAct = 5;

    private readonly JsonObject _work = files.Object("pilot-work.json");
    private readonly HashSet<string> _done = [];
    private DateOnly _looked;

    public async Task CatchUpAsync(RunView run, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (run.IsEnded || run.Stage is not ("pilot" or "scale-up" or "operations") || today == _looked) return;
        _looked = today;
        await MinutesAsync(today, cancellation);
        await RatingsAsync(today, cancellation);
        await EvaluationAsync(today, cancellation);
        await ActionsAsync(now, cancellation);
    }

    private async Task MinutesAsync(DateOnly today, CancellationToken cancellation)
    {
        var on = Text(_work["meeting"]!, "on");
        if (Day(on) < today && _done.Add(on)) await client.PutAsync(runId, $"meetings/{on}", _work["meeting"]!["minutes"]!, cancellation);
    }

    private async Task RatingsAsync(DateOnly today, CancellationToken cancellation)
    {
        foreach (var rating in _work["ratings"]!.AsArray())
        {
            var report = rating!["report"]!;
            if (Day(Text(report, "day")) >= today || !_done.Add(Text(report, "reference"))) continue;
            await client.PostAsync(runId, "ratings", new JsonObject { ["items"] = new JsonArray(report.DeepClone()) }, cancellation);
            foreach (var open in (await client.ItemsAsync(runId, "ratings", cancellation)).Where(one => Text(one, "reference") == Text(report, "reference")))
                await client.PutAsync(runId, $"ratings/{Text(open, "id")}", rating["closing"]!, cancellation);
        }
    }

    private async Task EvaluationAsync(DateOnly today, CancellationToken cancellation)
    {
        var month = Text(_work["evaluation"]!, "month");
        if (string.CompareOrdinal(month, today.ToString("yyyy-MM", CultureInfo.InvariantCulture)) >= 0 || !_done.Add(month)) return;
        var evaluation = _work["evaluation"]!.DeepClone().AsObject();
        evaluation.Remove("month");
        await client.PutAsync(runId, $"evaluations/{month}", evaluation, cancellation);
    }

    private async Task ActionsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var action in (await client.ItemsAsync(runId, "actions", cancellation)).Where(one => Text(one, "status") == "open"))
        {
            if (now - action["openedAt"]!.GetValue<DateTimeOffset>() < TimeSpan.FromDays(DaysToAct)) continue;
            if (_work["actionResults"]![Text(action, "kind")] is not { } result) continue;
            var entry = new JsonObject
            {
                ["owner"] = action["owner"]!["email"]!.DeepClone(),
                ["due"] = action["due"]!.DeepClone(),
                ["status"] = "done",
                ["result"] = result.DeepClone(),
            };
            await client.PutAsync(runId, $"actions/{Text(action, "id")}", entry, cancellation);
        }
    }

    private static string Text(JsonNode node, string property) => node[property]!.GetValue<string>();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

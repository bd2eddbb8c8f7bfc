using System.Globalization;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Demo;

/// <summary>The vendor's reports: hands in the readings week by week, and up to the last full day shortly before a review.</summary>
internal sealed class ReadingsFeed(OnboardingClient client, ExampleFiles files, string runId, Texts texts, Action<string> say)
{
    private const int Week = 7;
    private static readonly TimeSpan ReviewIsNear = TimeSpan.FromDays(2);

    private readonly string _header = files.Lines("readings.csv")[0];

    private readonly Queue<(DateOnly Day, List<string> Lines)> _due = new(files.Lines("readings.csv").Skip(1)
        .GroupBy(line => line[..line.IndexOf(',', StringComparison.Ordinal)])
        .Select(day => (DateOnly.Parse(day.Key, CultureInfo.InvariantCulture), day.ToList())));

    private KpiTally? _tally;

    /// <summary>The newest hand-in's values.</summary>
    public IReadOnlyList<KpiLine> Latest { get; private set; } = [];

    public async Task CatchUpAsync(RunView run, DateTimeOffset now, CancellationToken cancellation)
    {
        if (run.IsEnded || run.Stage is not ("pilot" or "scale-up" or "operations")) return;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var over = _due.TakeWhile(one => one.Day < today).ToList();
        var reviewIsNear = run.WaitsUntil is { } until && until - now <= ReviewIsNear;
        if (over.Count == 0 || (over.Count < Week && !reviewIsNear)) return;

        var lines = over.SelectMany(one => one.Lines).ToList();
        var accepted = await client.AddReadingsAsync(runId, $"{_header}\n{string.Join('\n', lines)}\n", cancellation);
        foreach (var _ in over) _due.Dequeue();

        _tally ??= new KpiTally(await client.PlaybookAsync(runId, cancellation), files.Object("request.json"), texts);
        var values = _tally.Of(lines);
        if (over.Count >= Week || Latest.Count == 0) Latest = values;
        say(texts["demo.readings", accepted, Iso(over[0].Day), Iso(over[^1].Day), Summary(values)]);
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private string Summary(IEnumerable<KpiLine> values) =>
        string.Join(texts["text.separator"], values.Select(kpi => $"{kpi.Name} {kpi.Value}{(kpi.Good == false ? " (!)" : "")}"));
}

using System.Buffers;
using System.Text.Json;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>What holds of everything that an app has told of a run over OTLP.</summary>
internal static class RunTraceCheck
{
    /// <summary>The span of a run's orchestration, which is told as it ends; the version is that of host.json.</summary>
    public const string RunEnd = "orchestration:OnboardingOrchestrator@(1)";

    private const string Instance = "durabletask.task.instance_id";
    private const string RunId = "onboarding.run_id";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private const int Around = 100;

    // A line of a letter that is as long as this is told nowhere by chance.
    private const int TellingLine = 30;

    /// <summary>Waits until nothing has come in for a second: what is told is told at once, and this moment nothing happens.</summary>
    public static async Task SettleAsync(OtlpReceiver telemetry)
    {
        var (count, since) = (-1, TimeProvider.System.GetTimestamp());
        await Eventually.HoldsAsync(() =>
        {
            if (telemetry.SpanCount != count) (count, since) = (telemetry.SpanCount, TimeProvider.System.GetTimestamp());
            return Task.FromResult(TimeProvider.System.GetElapsedTime(since) > Quiet);
        }, "no further spans to come in");
    }

    /// <summary>The run has one trace, whole and in the right order, and requests that concern it link to it.</summary>
    public static void ExpectOneTrace(OtlpReceiver telemetry, string runId)
    {
        var all = telemetry.Spans;
        var root = Assert.Single(all, span => span.Name == "run" && span[RunId] == runId);
        var trace = all.Where(span => span.TraceId == root.TraceId).ToList();
        Assert.Empty(all.GroupBy(span => (span.TraceId, span.Id)).Where(group => group.Count() > 1).Select(group => string.Join(" and ", group)));
        var byId = trace.ToDictionary(span => span.Id);

        Assert.Equal("", root.ParentId);
        // What concerns the run and is no request is of its trace, whoever set it off.
        Assert.All(all.Where(span => IsOf(runId, span) && span.Source == "Microsoft.DurableTask"), span => Assert.Equal(root.TraceId, span.TraceId));
        Assert.All(trace.Where(span => span != root), span => Assert.True(byId.ContainsKey(span.ParentId), $"{span.Name} of {span[Instance]} hangs below nothing."));
        // Replayed or not, each call of each execution is told once, and each execution ends once.
        Assert.Empty(Twice(trace.Where(span => span.Source == "Microsoft.DurableTask" && span.Kind is "Client" or "Internal"), span => $"{span.Name} {span[Instance]} {span["durabletask.task.task_id"]} {span.ParentId}"));
        Assert.Empty(Twice(trace.Where(span => span.Name.StartsWith("orchestration:", StringComparison.Ordinal) && span.Kind == "Server"), span => $"{span[Instance]} {span["durabletask.task.execution_id"]}"));

        ExpectWay(byId, "send mail", ["activity:SendMail@(1)", "orchestration:MailOrchestrator@(1)", "orchestration:GateOrchestrator@(1)", "orchestration:RequirementsOrchestrator@(1)", RunEnd]);
        ExpectWay(byId, "TableClient.SubmitTransaction", ["activity:OpenGate@(1)", "orchestration:GateOrchestrator@(1)", "orchestration:RequirementsOrchestrator@(1)", RunEnd]);
        foreach (var route in new[] { "POST api/v1/onboardings", "POST api/v1/onboardings/{id}/stages/{stage}/submit", "POST approvals/{token}", "POST api/v1/onboardings/{id}/readings" })
            Assert.Contains(all, span => span.Request == route && span.Links.Contains(root.TraceId) && span[RunId] == runId);
        Assert.Contains(trace, span => span.Name == "signal" && span.Links.Count > 0);
        Assert.Contains(trace, span => span.Name == "orchestration_event:GateAnswered");
    }

    /// <summary>Nothing that was sent or printed says who takes part, what they were written, or by which link they decide.</summary>
    public static void ExpectNothingPersonal(OtlpReceiver telemetry, string printed, IReadOnlyList<Inbox.Letter> letters, params string[] secrets)
    {
        // Characters beyond ASCII are escaped in what was kept of the wire.
        var told = telemetry.Everything;
        var words = letters.Select(letter => letter.To)
            .Concat(letters.SelectMany(letter => new[] { letter.Link, letter.VendorLink }).OfType<Uri>().Select(link => link.Segments[^1]))
            .Concat(letters.SelectMany(letter => letter.Text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length >= TellingLine && line.All(char.IsAscii)))
            .Concat(letters.Select(letter => letter.Subject).Where(subject => subject.All(char.IsAscii)))
            .Concat(secrets).Distinct().ToList();

        Assert.Contains(words, word => word.Contains('@', StringComparison.Ordinal));
        // Thousands of words in tens of millions of letters: all at once.
        ExpectNone([.. words, .. words.Select(word => JsonEncodedText.Encode(word).ToString())], told);
        ExpectNone(words, printed);
    }

    private static void ExpectNone(IReadOnlyList<string> words, string text)
    {
        var at = text.AsSpan().IndexOfAny(SearchValues.Create([.. words.Distinct()], StringComparison.OrdinalIgnoreCase));
        Assert.True(at < 0, at < 0 ? "" : $"Was told: ...{text.AsSpan(Math.Max(0, at - Around), Math.Min(2 * Around, text.Length - Math.Max(0, at - Around)))}...");
    }

    private static bool IsOf(string runId, OtlpSpan span) => new[] { span[Instance], span["durabletask.event.target_instance_id"] }
        .Any(instance => instance == runId || instance?.StartsWith(runId + ":", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Twice(IEnumerable<OtlpSpan> spans, Func<OtlpSpan, string> key) =>
        spans.GroupBy(key).Where(group => group.Count() > 1).Select(group => group.Key);

    // Each step may be two spans, of who calls and of who is called.
    private static void ExpectWay(Dictionary<string, OtlpSpan> byId, string from, string[] way)
    {
        var ways = byId.Values.Where(span => span.Name == from).Select(span => WayUp(byId, span)).ToList();
        string[] wanted = [.. way, $"create_{RunEnd}", "run"];
        Assert.True(ways.Exists(found => found.SequenceEqual(wanted)), $"No {from} by way of {string.Join(" < ", wanted)}; there are\n{string.Join('\n', ways.Select(found => string.Join(" < ", found)).Distinct().Take(20))}");
    }

    private static List<string> WayUp(Dictionary<string, OtlpSpan> byId, OtlpSpan span)
    {
        var names = new List<string>();
        while (byId.TryGetValue(span.ParentId, out var parent))
        {
            span = parent;
            // On a clock that runs ahead the reconciler may be faster than the request, and starts what that has only stored.
            if (span.Name != "start" && names.LastOrDefault() != span.Name) names.Add(span.Name);
        }

        return names;
    }
}

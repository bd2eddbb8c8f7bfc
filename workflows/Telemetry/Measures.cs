using System.Diagnostics.Metrics;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Telemetry;

/// <summary>What is counted as it happens. Whatever is said of a mail or a finding is its kind: no address, no text. Added up over all instances of the app.</summary>
public static class Measures
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Onboarding";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> MailLatency = Meter.CreateHistogram<double>(
        "onboarding.mail.latency", "s", "From the first attempt to send a message to its acceptance by the provider.");

    private static readonly Counter<long> MailFailures = Meter.CreateCounter<long>(
        "onboarding.mail.failed", "{message}", "Messages that were given up, bounced or dropped.");

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>(
        "onboarding.reconciler.findings", "{finding}", "What the reconciler found and healed, and what it could not.");

    private static readonly Counter<long> FailedRequests = Meter.CreateCounter<long>(
        "onboarding.http.failed", "{request}", "Requests that were answered 500 or above.");

    private static readonly Counter<long> SlowRequests = Meter.CreateCounter<long>(
        "onboarding.http.slow", "{request}", "Requests whose function took longer than two seconds.");

    /// <summary>The provider took a message.</summary>
    /// <param name="kind">See <see cref="MailKinds"/>.</param>
    /// <param name="after">Since the first attempt.</param>
    internal static void MailAccepted(string kind, TimeSpan after) =>
        MailLatency.Record(Math.Max(0, after.TotalSeconds), new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A message did not reach its recipient and will not.</summary>
    /// <param name="kind">See <see cref="MailKinds"/>.</param>
    /// <param name="state">How it ended.</param>
    internal static void MailFailed(string kind, MailState state) =>
        MailFailures.Add(1, new("kind", kind), new("state", char.ToLowerInvariant($"{state}"[0]) + $"{state}"[1..]));

    /// <summary>The reconciler found something.</summary>
    /// <param name="kind">What: <c>started</c>, <c>told</c>, <c>mail-restarted</c>...; <c>not-healed</c> and <c>not-reconciled</c> are somebody's to look at.</param>
    public static void Found(string kind) => Findings.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A request was answered 500 or above.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="status">The status code.</param>
    public static void RequestFailed(string function, int status) => FailedRequests.Add(1, new("function", function), new("status", status));

    /// <summary>A request took longer than two seconds.</summary>
    /// <param name="function">The function's name.</param>
    public static void RequestSlow(string function) => SlowRequests.Add(1, new KeyValuePair<string, object?>("function", function));
}

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>What an orchestration of a kind ends with and what it must have done, whatever happened to its process.</summary>
internal static class CrashKinds
{
    public const int Rounds = 4;
    public const int Mails = 5;
    public const int Lives = 3;
    public const string Terminated = "Terminated";
    public const string Reused = "Reused";

    public static IReadOnlyList<string> All { get; } = Environment.GetEnvironmentVariable("ONBOARDING_CRASH_KINDS")?.Split(',')
        ?? ["Chain", "FanOut", "Timers", "Parent", "Loop", "Pairs", "Listener", "Mailbox", "Scheduled", Reused, "Suspended", Terminated];

    public static string Of(int instance) => All[instance % All.Count];

    public static string IdOf(int instance) => $"{Of(instance)}-{instance}";

    public static int ResultOf(string kind, int seed) => kind switch
    {
        "Chain" => seed + 5,
        "FanOut" => Enumerable.Range(1, 8).Sum(i => seed + i),
        "Timers" => seed + 3,
        "Parent" => (seed + 5) * 3,
        "Loop" => seed + Rounds,
        "Pairs" => seed + 21,
        "Listener" => seed + 123,
        "Mailbox" => seed + Enumerable.Range(1, Mails).Sum(),
        "Scheduled" => seed + 1,
        Reused => seed + 2,
        "Suspended" => seed + 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The steps that a life must have done.</summary>
    public static IEnumerable<string> StepsOf(string kind, string tag) => kind switch
    {
        "Chain" => Numbered(tag, "chain", 0, 5),
        "FanOut" => Numbered(tag, "fan", 1, 8),
        "Timers" => Numbered(tag, "timer", 0, 3),
        "Parent" => Enumerable.Range(0, 3).SelectMany(i => Numbered($"{tag}.{i}", "chain", 0, 5)),
        "Loop" => Numbered(tag, "loop", 0, Rounds),
        "Pairs" or "Listener" => [$"{tag}/heard"],
        "Mailbox" => Numbered(tag, "mail", 1, Mails),
        "Scheduled" => [$"{tag}/due"],
        Reused => [$"{tag}/one", $"{tag}/two"],
        "Suspended" => [$"{tag}/before", $"{tag}/after"],
        _ => [],
    };

    private static IEnumerable<string> Numbered(string tag, string step, int first, int count) =>
        Enumerable.Range(first, count).Select(i => $"{tag}/{step}-{i}");
}
